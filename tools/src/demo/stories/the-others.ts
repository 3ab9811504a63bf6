import { accept, answerDuty, assignTo, extend, linkTo, recordMediation, showWay, transferTo } from '../acts/intake-acts.js';
import { approveNotice, evaluate, examine, reportBack } from '../acts/supervision-acts.js';
import { afterEndOf, beforeEndOf, day, daysLater, next, step, thread, type Step, type Story, type Thread } from '../agenda/story.js';

/** Handled with all the time the law gives: still under way at the end of the demo. */
const slowly = (agency: string): readonly Step[] => [
  step(next(9), `${agency}:undertaker-1`, accept(6)),
  step(beforeEndOf('T-HANDLE', 3), `${agency}:head`, extend(30)),
];

const handledSlowly = (row: number, office: string, agency: string): Thread =>
  thread(row, step(daysLater(14), `${office}:registrar`, transferTo(agency)), ...slowly(agency));

const throughCounty = (row: number, office: string, agency: string): Thread =>
  thread(
    row,
    step(day(3), 'c-xfj:registrar', transferTo(office)),
    step(next(10), `${office}:registrar`, transferTo(agency)),
    ...slowly(agency),
  );

/** A suggestion has no limit of its own but the one written into the assignment; the agency forgets to tell that it has it. */
const studiedLong = (agency: string, supervisor: string): readonly Step[] => [
  step(afterEndOf('T-NOTICE-XFER', 14), `${supervisor}:leader`, approveNotice(agency)),
  step(next(2), `${agency}:undertaker-1`, reportBack(agency)),
  step(next(3), `${supervisor}:supervisor`, examine(agency)),
];

const LONG = 120;

const noise: readonly Step[] = [
  step(daysLater(15), 'c-xfj:registrar', transferTo('q-xfj')),
  step(next(10), 'q-xfj:registrar', assignTo('q-cgj', LONG + 10)),
  step(next(11), 'q-cgj:undertaker-1', accept(5)),
];

/** The rows that belong to no story of their own. */
export const theOthers: Story = {
  number: '',
  title: 'The other rows of the file',
  threads: [
    thread(
      2,
      step(day(2), 'l-xfj:registrar', transferTo('l-rsj')),
      step(day(6), 'l-rsj:undertaker-1', accept(5)),
      step(day(40), 'l-rsj:head', answerDuty('1')),
    ),
    handledSlowly(7, 'l-xfj', 'l-zrj'),
    thread(
      13,
      step(day(1), 'c-xfj:registrar', transferTo('n-xfj')),
      step(day(3), 'n-xfj:registrar', transferTo('n-mzj')),
      step(day(8), 'n-mzj:undertaker-1', showWay(4)),
    ),
    thread(15, step(day(8), 'c-xfj:registrar', assignTo('c-wlj', LONG)), ...studiedLong('c-wlj', 'c-xfj')),
    thread(16, step(day(2), 'q-xfj:registrar', transferTo('q-rsj')), step(day(8), 'q-rsj:undertaker-1', showWay(4))),
    thread(
      19,
      step(day(1), 'c-xfj:registrar', transferTo('q-xfj')),
      step(day(3), 'q-xfj:registrar', transferTo('q-rsj')),
      step(day(10), 'q-rsj:undertaker-1', showWay(2)),
    ),
    throughCounty(20, 'l-xfj', 'l-jyj'),
    thread(21, step(day(2), 'l-xfj:registrar', transferTo('l-zrj')), step(day(6), 'l-zrj:undertaker-1', showWay(4))),
    thread(
      22,
      step(day(2), 'n-xfj:registrar', transferTo('n-zrj')),
      step(day(4), 'n-zrj:undertaker-1', accept(6)),
      step(day(20), 'n-zrj:undertaker-1', recordMediation),
      step(next(3), 'n-xfj:registrar', evaluate('1', '1')),
    ),
    thread(23, ...noise),
    thread(24, step(day(1), 'c-xfj:registrar', linkTo(23, 'same-problem')), ...noise),
    thread(
      26,
      step(day(3), 'c-xfj:registrar', transferTo('q-xfj')),
      step(next(4), 'q-xfj:registrar', assignTo('q-scj', LONG)),
      ...studiedLong('q-scj', 'q-xfj'),
    ),
    throughCounty(30, 'n-xfj', 'n-swj'),
    handledSlowly(38, 'q-xfj', 'q-hpj'),
    thread(
      39,
      step(day(2), 'c-xfj:registrar', transferTo('q-xfj')),
      step(next(9), 'q-xfj:registrar', transferTo('q-zjj')),
      ...slowly('q-zjj'),
    ),
    thread(
      40,
      step(day(2), 'c-xfj:registrar', transferTo('q-xfj')),
      step(next(9), 'q-xfj:registrar', transferTo('q-hpj')),
      ...slowly('q-hpj'),
    ),
  ],
};
