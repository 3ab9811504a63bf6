import { accept, assignTo, extend, issueOpinion, transferTo } from '../acts/intake-acts.js';
import { approveNotice, evaluate, examine, reportBack } from '../acts/supervision-acts.js';
import { afterEndOf, day, next, refusedStep, step, thread, type Story } from '../agenda/story.js';

/** Row 9 needs nobody: it names row 1, so it is linked and told its state by itself. */
export const heatingPipes: Story = {
  number: '1',
  title: 'Heating pipes: no answer in 60 days, reminded twice, supervised, answered, archived',
  threads: [
    thread(
      1,
      step(day(0, '15:00'), 'c-xfj:registrar', transferTo('q-xfj')),
      step(day(1), 'q-xfj:registrar', assignTo('q-zjj', 115)),
      step(day(4), 'q-zjj:undertaker-1', accept(6)),
      step(afterEndOf('T-HANDLE', 14), 'q-xfj:leader', approveNotice('q-zjj')),
      refusedStep('petition.extension-too-late', next(1), ['q-zjj:head', extend(30)]),
      step(next(0, '15:00'), 'q-zjj:head', issueOpinion('1')),
      step(next(1), 'q-zjj:undertaker-1', reportBack('q-zjj')),
      step(next(1), 'q-xfj:supervisor', examine('q-zjj')),
      step(next(1), 'c-xfj:registrar', evaluate('1', '1')),
    ),
    thread(9),
  ],
};
