import type { LetterEvent } from '@huiyin/contracts';
import type { Decide } from '@huiyin/kernel';
import { addDays } from '@huiyin/time';
import fc from 'fast-check';
import { someone } from '../../../../testing/city.js';
import { asActor, day, scan } from '../../../../testing/delivered.js';
import { givenAfter } from '../../../../testing/given-letters.js';
import { issuing } from '../../../../testing/made.js';
import { opinion, petitioner, registration, sealedAs } from '../../../../testing/matters.js';
import { letterOf, type Letters } from '../../letters.state.js';
import { noteMatter } from '../../note-matter.js';
import { orderLetters } from '../../order.js';
import { opinionIssued } from '../../orders/answer-letters.js';
import { recordService } from '../../record-service.js';
import { PAPER_WAYS, type PaperService } from './ways.js';

const issued = opinion('p1');
const letterId = `L09-${issued.name}-p1`;
const undertaker = someone('q-zjj', 'undertaker');
/** Issued on 2026-08-03 (`made`), to somebody without an e-mail address. */
const onPaper = [
  noteMatter(registration(petitioner('p1', { address: true }))),
  orderLetters(issued, opinionIssued),
  ...issuing(letterId),
] as const;
const filed = (what: Parameters<typeof scan>[1]) => asActor(undertaker, scan(letterId, what));
const withReceipt = [...onPaper, filed('receipt')] as const;
const withPhoto = [...withReceipt, filed('photo')] as const;

const BY_POST = { way: '2', postNumber: 'XA123456789CN', postedOn: day('2026-08-03'), servedOn: day('2026-08-06') } as const;
const BY_PROXY = { way: '4', relation: 'adult-relative', receivedBy: sealedAs('陈二'), servedOn: day('2026-08-06') } as const;
const LEFT = {
  way: '5',
  witnesses: [sealedAs('赵三'), sealedAs('李四')],
  place: sealedAs('光明路3号'),
  refusal: sealedAs('不服处理意见'),
  servedOn: day('2026-08-06'),
} as const;
const NOTICE = { way: '6', place: sealedAs('公告栏'), grounds: sealedAs('下落不明'), postedOn: day('2026-08-04') } as const;

const serving = (on: readonly Decide<Letters, LetterEvent>[], service: PaperService, at = '2026-10-20') =>
  givenAfter(...on)
    .at(at)
    .as(undertaker)
    .when(recordService({ letterId, ...service }));

describe('ways of service on paper (送达方式, domain.md §7.2)', () => {
  it('are five; the electronic way records itself', () => expect(PAPER_WAYS).toEqual(['1', '2', '4', '5', '6']));

  it('直接送达: on the day that the receiver signed, proven by the scan of the receipt (L28)', () => {
    const decided = serving(withReceipt, { way: '1', servedOn: day('2026-08-06') });
    decided.then([
      { type: 'LetterServed', data: { way: '1', servedOn: '2026-08-06', proof: { kind: 'receipt', receipt: 'sha-receipt' } } },
    ]);
    expect(letterOf(decided.state, letterId)?.service).toMatchObject({ stage: 'served', proof: { kind: 'receipt' } });
  });

  it('邮寄送达: on the day of the slip, proven by number and day of posting', () =>
    serving(onPaper, BY_POST).then([
      {
        type: 'LetterServed',
        data: { way: '2', servedOn: '2026-08-06', proof: { kind: 'post', postNumber: 'XA123456789CN', postedOn: '2026-08-03' } },
      },
    ]));

  it('委托送达: on the day that the proxy signed, proven by the receipt and, of all but relatives, the commission', () => {
    serving(withReceipt, BY_PROXY).then([
      { type: 'LetterServed', data: { way: '4', proof: { kind: 'proxy', relation: 'adult-relative', receipt: 'sha-receipt' } } },
    ]);
    serving(withReceipt, { ...BY_PROXY, relation: 'commissioned-body', commission: sealedAs('清信函〔2026〕3号') }).then(['LetterServed']);
  });

  it('留置送达: on the day it was left, proven by two witnesses, the receipt and a photograph', () =>
    serving(withPhoto, LEFT).then([
      { type: 'LetterServed', data: { way: '5', proof: { kind: 'left', receipt: 'sha-receipt', photo: 'sha-photo' } } },
    ]));

  it('公告送达: when the days of the rule set have passed since it was put up', () =>
    serving(onPaper, NOTICE).then([
      {
        type: 'LetterServed',
        data: { way: '6', servedOn: '2026-09-03', proof: { kind: 'public-notice', postedOn: '2026-08-04', days: 30 } },
      },
    ]));

  it.each([
    ['letter.receipt-missing', onPaper, { way: '1', servedOn: day('2026-08-06') }],
    ['letter.served-before-issue', withReceipt, { way: '1', servedOn: day('2026-08-02') }],
    ['letter.served-in-future', withReceipt, { way: '1', servedOn: day('2026-10-21') }],
    ['letter.post-number-wrong', onPaper, { ...BY_POST, postNumber: 'unknown' }],
    ['letter.posted-before-issue', onPaper, { ...BY_POST, postedOn: day('2026-08-02') }],
    ['letter.served-before-posted', onPaper, { ...BY_POST, postedOn: day('2026-08-07') }],
    ['letter.receipt-missing', onPaper, BY_PROXY],
    ['letter.commission-missing', withReceipt, { ...BY_PROXY, relation: 'commissioned-body' }],
    ['letter.commission-missing', withReceipt, { ...BY_PROXY, relation: 'authorised-agent' }],
    ['letter.witnesses-missing', withPhoto, { ...LEFT, witnesses: [sealedAs('赵三')] }],
    ['letter.receipt-missing', onPaper, LEFT],
    ['letter.photo-missing', withReceipt, LEFT],
    ['letter.posted-before-issue', onPaper, { ...NOTICE, postedOn: day('2026-08-02') }],
    ['letter.notice-still-runs', onPaper, { ...NOTICE, postedOn: day('2026-10-01') }],
  ] as const)('is refused without its proof: %s (%#)', (code, on, service) => serving(on, service).thenRefused(code));

  it('a letter on file with a newer scan is proven by the newer one', () => {
    const again = asActor(undertaker, (state, moment) => {
      const decision = scan(letterId, 'receipt')(state, moment);

      return decision.kind === 'recorded'
        ? {
            ...decision,
            events: decision.events.map((event) => ({ ...event, data: { ...event.data, file: { digest: 'sha-2' } } }) as typeof event),
          }
        : decision;
    });
    serving([...onPaper, again], { way: '1', servedOn: day('2026-08-06') }).then([
      { type: 'LetterServed', data: { proof: { receipt: 'sha-2' } } },
    ]);
  });

  it('no way gives a day before the issue or after today, whatever is stated', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -40, max: 90 }),
        fc.integer({ min: -40, max: 90 }),
        fc.constantFrom(...PAPER_WAYS),
        (posted, got, way) => {
          const [postedOn, servedOn] = [addDays(day('2026-08-03'), posted), addDays(day('2026-08-03'), got)];
          const stated = { '1': { way: '1', servedOn }, '2': { ...BY_POST, postedOn, servedOn }, '4': { ...BY_PROXY, servedOn } };
          const more = { '5': { ...LEFT, servedOn }, '6': { ...NOTICE, postedOn } };
          const decided = serving(withPhoto, { ...stated, ...more }[way] as PaperService, '2026-09-20');
          const [event] = decided.events;
          if (event?.type !== 'LetterServed') return decided.decision.kind === 'refused';

          return event.data.servedOn >= '2026-08-03' && event.data.servedOn <= '2026-09-20' && event.data.proof !== undefined;
        },
      ),
      { numRuns: 200 },
    ));
});

describe('the proof on file (送达证明归档)', () => {
  const filing = (actor = undertaker) =>
    givenAfter(...onPaper)
      .as(actor)
      .when(scan(letterId, 'receipt'));

  it('[L28] is part of the letter, with who filed it', () => {
    const decided = filing();
    decided.then([{ type: 'ProofFiled', data: { what: 'receipt', filedBy: undertaker.id, file: { digest: 'sha-receipt' } } }]);
    expect(letterOf(decided.state, letterId)?.proofs).toEqual([{ what: 'receipt', digest: 'sha-receipt' }]);
  });

  it('once, however often the same file comes', () =>
    givenAfter(...withReceipt)
      .as(undertaker)
      .when(scan(letterId, 'receipt'))
      .thenIgnored());

  it('is filed by the office that serves, and nobody else', () => {
    filing(someone('q-cgj', 'undertaker')).thenRefused('letter.not-found');
    filing({ ...undertaker, roles: ['rule-owner'] }).thenRefused('actor.not-authorised');
  });
});
