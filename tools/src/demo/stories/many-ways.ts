import { agreeToObjection, accept, answerSuggestion, extend, file, object, showWay, transferTo, withdraw } from '../acts/intake-acts.js';
import { evaluate } from '../acts/supervision-acts.js';
import { approveNotice, examine, reportBack } from '../acts/supervision-acts.js';
import { afterEndOf, beforeEndOf, day, daysLater, next, refusedStep, step, thread, type Story } from '../agenda/story.js';

export const manyWays: Story = {
  number: '5',
  title: 'Adopted, shown the way, withdrawn, filed, extended in time; objections in time and too late; silence',
  threads: [
    thread(
      4,
      step(day(1), 'n-xfj:registrar', transferTo('n-jtj')),
      step(day(9), 'n-jtj:head', answerSuggestion('8')),
      step(next(7), 'n-xfj:registrar', evaluate('1', '1')),
    ),
    thread(8, step(day(2), 'n-xfj:registrar', showWay(1))),
    thread(
      14,
      step(daysLater(13), 'c-xfj:registrar', transferTo('c-gd')),
      step(next(10), 'c-gd:undertaker-1', accept(6)),
      step(beforeEndOf('T-HANDLE', 3), 'c-gd:head', extend(30)),
    ),
    thread(
      17,
      step(day(2), 'q-xfj:registrar', transferTo('q-zrj')),
      step(next(4), 'q-zrj:undertaker-1', object),
      step(next(2), 'q-xfj:registrar', agreeToObjection),
      step(next(1), 'q-xfj:registrar', transferTo('q-zjj')),
      step(next(10), 'q-zjj:undertaker-2', accept(6)),
      step(beforeEndOf('T-HANDLE', 3), 'q-zjj:head', extend(30)),
    ),
    thread(18, step(day(0, '15:00'), 'n-xfj:registrar', file('thanks'))),
    thread(
      27,
      step(daysLater(14), 'n-xfj:registrar', transferTo('n-jyj')),
      step(afterEndOf('T-NOTICE-XFER', 14), 'n-xfj:leader', approveNotice('n-jyj')),
      step(next(1), 'n-jyj:undertaker-1', reportBack('n-jyj')),
      step(next(5), 'n-xfj:supervisor', examine('n-jyj')),
      step(beforeEndOf('T-HANDLE', 3), 'n-jyj:head', extend(30)),
    ),
    thread(
      28,
      step(day(1), 'l-xfj:registrar', transferTo('l-mzj')),
      step(day(3), 'l-mzj:undertaker-1', accept(6)),
      step(day(9), 'l-mzj:undertaker-1', withdraw('04')),
    ),
    thread(
      29,
      step(day(1), 'c-xfj:registrar', transferTo('l-xfj')),
      step(day(2), 'l-xfj:registrar', transferTo('l-slj')),
      refusedStep('petition.objection-too-late', next(6), ['l-slj:undertaker-1', object]),
      step(next(4), 'l-slj:undertaker-1', accept(6)),
      step(beforeEndOf('T-HANDLE', 3), 'l-slj:head', extend(30)),
    ),
  ],
};
