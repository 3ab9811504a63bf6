import { accept, issueOpinion, linkTo, transferTo } from '../acts/intake-acts.js';
import { serve } from '../acts/letter-acts.js';
import { day, next, step, thread, type Step, type Story } from '../agenda/story.js';

const fixed = (answeredOn: number): readonly Step[] => [
  step(day(0, '14:00'), 'q-xfj:registrar', transferTo('q-hpj')),
  step(day(1), 'q-hpj:undertaker-1', accept(6)),
  step(day(answeredOn), 'q-hpj:head', issueOpinion('1')),
];

/** The answer to row 12 is served in the story of the wrong date. */
export const manhole: Story = {
  number: '4',
  title: 'Manhole: three callers, one problem; linked, answered one by one, alert for the urgent one',
  threads: [
    thread(10, ...fixed(4), step(next(1), 'q-hpj:undertaker-1', serve('L09', '1'))),
    thread(
      11,
      step(day(0, '13:00'), 'q-xfj:registrar', linkTo(10, 'same-problem')),
      ...fixed(5),
      step(next(1), 'q-hpj:undertaker-1', serve('L09', '1')),
    ),
  ],
};

export const callerLinked: readonly Step[] = [step(day(0, '13:30'), 'q-xfj:registrar', linkTo(10, 'same-problem')), ...fixed(6)];
