import { sampleDirectory } from '@huiyin/testing/domain';

import { answerText } from './answer-text.js';
import { answerOf, explainedWish } from './explained-wish.js';
import { wishFrom, type Typed } from './wish.js';

const directory = sampleDirectory();
const typed = (more: Partial<Typed> = {}): Typed => ({
  timer: 'T-HANDLE',
  start: '2026-09-01T10:00',
  region: '990102',
  pause: [],
  ...more,
});
const answer = (more: Partial<Typed> = {}) => {
  const wish = wishFrom(typed(more), directory);

  return answerOf(wish, explainedWish(wish, directory));
};

describe('npm run explain', () => {
  it('[T-HANDLE] gives the date, how it is made, and on what it rests', () => {
    expect(answer()).toMatchObject({
      timer: 'T-HANDLE',
      start: '2026-09-01T10:00:00+08:00',
      due: '2026-11-03T00:00:00+08:00',
      lastDay: '2026-11-02',
      dayType: 'cal',
      provisional: false,
      steps: [{ kind: 'counted' }, { kind: 'moved', from: '2026-10-31', to: '2026-11-02' }],
      sentence: { zh: expect.stringContaining('截止2026年11月2日24时'), en: expect.stringContaining('it ends at 24:00 on 2026-11-02') },
      rule: { article: 'Regulation Art. 34', region: 'nation', version: 1 },
      calendar: ['nation/2026#1'],
    });
  });

  it.each<readonly [string, Partial<Typed>, string]>([
    ['[T-EXTEND] extended before the move', { extend: '30' }, '2026-11-30'],
    ['[T-REREVIEW] paused', { timer: 'T-REREVIEW', start: '2026-11-03', pause: ['2026-11-10..2026-11-24'] }, '2026-12-17'],
    ['in another offset: the same instant', { start: '2026-09-01T02:00Z' }, '2026-11-02'],
    ['at an hour that is another day in Shanghai', { start: '2026-08-31T18:00:00-02:00' }, '2026-11-02'],
    ['[T-ASSIGN] by the written day', { timer: 'T-ASSIGN', until: '2026-10-03' }, '2026-10-08'],
    ['[T-HEAR-RESULT] in a case of the rule', { timer: 'T-HEAR-RESULT', start: '2026-11-02', variant: 'on-the-spot' }, '2026-11-12'],
    ['[T-HEAR-NOTICE] back from the hearing', { timer: 'T-HEAR-NOTICE', start: '2026-11-10' }, '2026-11-03'],
    ['[T-ARCHIVE] on the fixed date', { timer: 'T-ARCHIVE', start: '2025-11-22' }, '2026-06-30'],
    ['[T-CHARGE] extended by what its own rule grants', { timer: 'T-CHARGE', start: '2026-03-02', extend: '30' }, '2026-06-30'],
  ])('%s', (...[, more, lastDay]) => expect(answer(more)).toMatchObject({ lastDay }));

  it('pauses count alike in whatever order they are written', () => {
    const pause = ['2026-09-20..2026-09-23', '2026-09-05..2026-09-10'];

    expect(answer({ pause })).toEqual(answer({ pause: [...pause].reverse() }));
  });

  it('says when the holidays are not published', () => {
    const wish = wishFrom(typed({ start: '2026-12-20' }), directory);

    expect(answerText(explainedWish(wish, directory))).toContain('provisional');
  });
});

describe('npm run explain refuses', () => {
  it.each<readonly [string, Partial<Typed>, string]>([
    ['a timer that is none', { timer: 'T-NONE' }, 'there is no T-NONE'],
    ['a day that does not exist', { start: '2026-02-30' }, 'not a time that exists'],
    ['an hour that does not exist', { start: '2026-02-20T25:00' }, 'not a time that exists'],
    ['a region that is not known', { region: '123456' }, 'not in the directory'],
    ['an organisation that is not known', { org: 'q-none' }, 'not in the directory'],
    ['a pause backwards', { pause: ['2026-09-10..2026-09-05'] }, 'ends before it begins'],
    ['a pause of impossible days', { pause: ['2026-09-31..2026-10-05'] }, 'not a day that exists'],
    ['a pause that is no span', { pause: ['2026-09-10'] }, 'FROM..TO'],
    ['a pause before the start', { pause: ['2026-08-10..2026-08-12'] }, 'begins before the clock'],
    ['a pause after the end', { pause: ['2026-12-10..2026-12-12'] }, 'after the last day'],
    ['pauses that overlap [INV-5]', { pause: ['2026-09-10..2026-09-15', '2026-09-12..2026-09-20'] }, 'overlaps'],
    ['an extension above the limit', { extend: '31' }, 'above what the rules grant, 30'],
    ['an extension of nothing', { extend: '0' }, 'whole number'],
    ['an extension of half a day', { extend: '1.5' }, 'whole number'],
    ['an extension where there is none', { timer: 'T-TRIAGE', extend: '3' }, 'cannot be extended'],
    ['an assignment without its day', { timer: 'T-ASSIGN' }, 'needs the last day'],
    ['an assignment that ends before it begins', { timer: 'T-ASSIGN', until: '2026-08-01' }, 'does not lie after'],
    ['a written day where the limit stands in the rules', { until: '2026-10-01' }, 'stands in the rules'],
    ['a case that the rule does not have', { variant: 'none' }, 'no limit none'],
    ['a day before there were rules', { start: '2021-09-01' }, 'no rule T-HANDLE'],
    ['a pause of what counts backward', { timer: 'T-HEAR-NOTICE', pause: ['2026-09-10..2026-09-12'] }, 'counts back'],
  ])('%s', (...[, more, reason]) => expect(() => answer(more)).toThrow(reason));
});
