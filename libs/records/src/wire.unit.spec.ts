import { asOrgId, asStaffId, toInstant } from '@huiyin/kernel';

import { newestAnswers } from './protocol/answers.js';
import { fieldName } from './field-name.js';
import type { OutMessage } from './ports.js';
import { chunksOf } from './publishing/chunks.js';
import { encode } from './publishing/encode.js';
import { sourceIdOf, sourceOf } from './source-id.js';
import type { RecordHead, StoredAnswer } from './stored-record.js';
import { ledgerKind } from './testing/ledger.js';

describe('names on the wire and in the record', () => {
  it('a source is the service and the record; a restore from backup makes it another one', () => {
    expect(sourceOf('intake.petition', 0)).toBe('/intake/petition');
    expect(sourceIdOf({ source: '/intake/petition', subject: 'p-1' })).toBe('intake_p-1');
    expect(sourceIdOf({ source: sourceOf('intake.petition', 2), subject: 'p-1' })).toBe('intake_p-1_2');
  });

  it.each([
    ['a.b', 'a%2eb'],
    ['$set', '%24set'],
    ['__proto__', '%5f_proto__'],
    ['50%', '50%25'],
    ['ordinary-key_1', 'ordinary-key_1'],
  ])('%s is a field name as %s', (text, name) => {
    expect(fieldName(text)).toBe(name);
  });

  it('an event is a CloudEvent in binary mode, its data untouched', () => {
    const message = encode(ledgerKind, 1, {
      id: 'l-1',
      key: 'k-1',
      event: {
        ...{
          type: 'Added',
          data: { amount: 7 },
          seq: 3,
          id: 'e-1',
          at: toInstant('2026-08-03T00:00:00Z'),
          cause: 'c-1',
          correlation: 'c-0',
        },
        actor: { id: asStaffId('s-1'), org: asOrgId('q-xf'), roles: [] },
      },
    });

    expect(message).toEqual({
      topic: 'archive.ledger.events.v1',
      key: 'k-1',
      headers: {
        ce_id: 'e-1',
        ce_source: '/archive/ledger/1',
        ce_specversion: '1.0',
        ce_type: 'cn.huiyin.archive.ledger.Added.v1',
        ce_subject: 'l-1',
        ce_time: '2026-08-03T00:00:00.000Z',
        ce_dataschema: 'urn:huiyin:schema:cn.huiyin.archive.ledger.Added.v1',
        ce_sequence: '3',
        ce_correlationid: 'c-0',
        ce_causationid: 'c-1',
        ce_actorid: 's-1',
        ce_actororg: 'q-xf',
        'content-type': 'application/json',
      },
      value: '{"amount":7}',
    });
  });

  it('a send stays under the limit of a broker, and keeps the order', () => {
    const message = (n: number, size: number): OutMessage => ({ topic: 't', key: String(n), headers: {}, value: 'x'.repeat(size) });
    const small = Array.from({ length: 1200 }, (_, n) => message(n, 10));
    const large = Array.from({ length: 5 }, (_, n) => message(n, 300_000));

    expect(chunksOf(small).map(({ length }) => length)).toEqual([500, 500, 200]);
    expect(chunksOf(small).flat()).toEqual(small);
    expect(chunksOf(large).map(({ length }) => length)).toEqual([1, 1, 1, 1, 1]);
  });

  it('the oldest answers are forgotten, also when many are added at once', () => {
    const answer = (n: number): StoredAnswer => ({ n, digest: 'd', kind: 'recorded', version: n, events: 1 });
    const answers = (from: number, to: number) =>
      Object.fromEntries(Array.from({ length: to - from + 1 }, (_, n) => [`c${from + n}`, answer(from + n)]));
    const head = { answered: answers(1, 50) } as unknown as RecordHead<unknown>;

    expect(newestAnswers(head, answers(51, 52)).drop.toSorted()).toEqual(['c1', 'c2']);
    const { keep, drop } = newestAnswers(head, answers(51, 110));
    expect(Object.keys(keep)).toHaveLength(50);
    expect(drop).toHaveLength(50);
  });
});
