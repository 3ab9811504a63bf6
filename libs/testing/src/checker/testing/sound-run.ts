import type { WholeContract } from '../check-history.js';
import type { Evidence, KeptEvent, KeptRecord, TopicMessage } from '../evidence/evidence.js';

const NOTHING = { everythingOn: [], always: [], sometimes: [] };
const PETITIONS = 'intake.petition.events.v1';
const LETTERS = 'notify.letter.events.v1';
export const COMMANDS = 'intake.petition.commands.v1';
export const REPLIES = 'intake.petition.replies.v1';

/** A small contract: intake registers and calls overdue, notify orders a letter and sends it, the archive files both. */
export const CONTRACT: WholeContract = {
  hears: {
    intake: NOTHING,
    supervision: NOTHING,
    hearing: NOTHING,
    notify: { ...NOTHING, always: ['cn.huiyin.intake.petition.PetitionRegistered.v1'] },
    archive: { ...NOTHING, everythingOn: [PETITIONS, LETTERS] },
  },
  consequences: [{ after: 'PetitionRegistered', service: 'notify', event: 'LetterOrdered' }],
  isSent: (_service, event) => event !== 'DeliveryStarted',
  isMachineDeadline: (name) => name.startsWith('deliver:'),
  lettersOf: (record, history) => {
    const count = (type: string, result?: string): number =>
      history.filter((event) => event.type === type && (result === undefined || event.data['result'] === result)).length;

    return count('LetterOrdered') === 0
      ? []
      : [
          {
            messageId: `<${record}>`,
            begun: count('DeliveryStarted'),
            sent: count('DeliveryEnded', 'sent'),
            unknown: count('DeliveryEnded', 'unknown'),
          },
        ];
  },
  filing: { topics: [PETITIONS, LETTERS], event: 'ItemFiled', field: 'eventId' },
};

const AT = '2026-08-03T01:00:00.000Z';
const OVERDUE = '2026-08-20T00:00:00.000Z';

interface Fact {
  readonly id: string;
  readonly type: string;
  readonly cause: string;
  readonly at?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

const historyOf = (facts: readonly Fact[]): readonly KeptEvent[] =>
  facts.map(({ data = {}, at = AT, ...fact }, index) => ({ ...fact, at, data, seq: index + 1 }));

interface Written {
  readonly service: KeptRecord['service'];
  readonly topic: string;
  readonly heard: Readonly<Record<string, number>>;
}

const recordOf = ({ service, topic, heard }: Written, facts: readonly Fact[]): KeptRecord => ({
  ...{ service, topic, heard, id: 'm1', key: 'm1', waiting: [], nextDueAt: undefined },
  version: facts.length,
  published: facts.length,
  history: historyOf(facts),
});

const isTold =
  ({ service }: KeptRecord) =>
  ({ type }: KeptEvent): boolean =>
    CONTRACT.isSent(service, type);

/** What no invariant looks at. */
const UNREAD = { headers: {}, value: '' };

const sent = (record: KeptRecord): readonly TopicMessage[] =>
  record.history.filter(isTold(record)).map(({ id, type, cause, data, seq }) => ({
    ...{ id, cause, data, partition: 0, offset: seq - 1, key: record.key, subject: record.id, sequence: seq, topic: record.topic ?? '' },
    type: `cn.huiyin.${record.topic?.replace('.events.v1', '')}.${type}.v1`,
    source: `/${record.topic?.split('.').slice(0, 2).join('/')}`,
    ...UNREAD,
  }));

const petition = recordOf({ service: 'intake', topic: PETITIONS, heard: {} }, [
  { id: 'e1', type: 'PetitionRegistered', cause: 'command-1', data: { form: '03' } },
  { id: 'e2', type: 'DutyMissed', cause: `deadline:missed@${OVERDUE}`, at: OVERDUE },
]);
const letters = recordOf({ service: 'notify', topic: LETTERS, heard: { intake_m1: 1 } }, [
  { id: 'l1', type: 'LetterOrdered', cause: 'e1' },
  { id: 'l2', type: 'DeliveryStarted', cause: 'deadline:deliver:L35@1970-01-01T00:00:00.000Z' },
  { id: 'l3', type: 'DeliveryEnded', cause: 'outcome-1', data: { result: 'sent' } },
]);
const dossier = recordOf(
  { service: 'archive', topic: 'archive.dossier.events.v1', heard: { intake_m1: 2, notify_m1: 3 } },
  ['e1', 'l1', 'l3', 'e2'].map((eventId) => ({ id: `d-${eventId}`, type: 'ItemFiled', cause: eventId, data: { eventId } })),
);

const bare = { ...{ partition: 0, offset: 0, key: 'yz', type: '', source: '/yz', subject: '', sequence: 0, data: {} }, ...UNREAD };
const position = (service: KeptRecord['service'], topic: string, committed: number) => ({ service, topic, partition: 0, committed });

/** A run in which the promise was kept. */
export const soundRun = (): Evidence => ({
  promises: [{ service: 'intake', record: 'm1', cause: 'command-1', version: 1 }],
  records: [petition, letters, dossier],
  messages: [
    ...sent(petition),
    ...sent(letters),
    ...sent(dossier),
    { ...bare, topic: COMMANDS, id: 'command-1', cause: '' },
    { ...bare, topic: REPLIES, id: 'command-1/answer', cause: 'command-1' },
  ],
  positions: [
    position('notify', PETITIONS, 2),
    position('archive', PETITIONS, 2),
    position('archive', LETTERS, 3),
    position('intake', COMMANDS, 1),
  ],
  held: [],
  mails: [{ messageId: '<m1>' }],
  now: '2026-08-21T00:00:00.000Z',
});
