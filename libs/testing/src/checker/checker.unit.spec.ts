import { accountsOf, brokenPromises, type Evidence, type KeptRecord, type TopicMessage } from './index.js';
import { CONTRACT, REPLIES, soundRun } from './testing/sound-run.js';

type Spoil = (run: Evidence) => Evidence;

/** The invariants that a spoiled run breaks. */
const broken = (spoil: Spoil): readonly string[] => [
  ...new Set(brokenPromises(spoil(soundRun()), CONTRACT).map((line) => line.slice(0, 2))),
];

const record =
  (service: string, change: (record: KeptRecord) => Partial<KeptRecord>): Spoil =>
  (run) => ({ ...run, records: run.records.map((one) => (one.service === service ? { ...one, ...change(one) } : one)) });

const messages =
  (change: (messages: readonly TopicMessage[]) => readonly TopicMessage[]): Spoil =>
  (run) => ({ ...run, messages: change(run.messages) });

const all =
  (...spoils: readonly Spoil[]): Spoil =>
  (run) =>
    spoils.reduce((spoiled, spoil) => spoil(spoiled), run);

/** A record without what followed from these causes. */
const without =
  (...causes: readonly string[]) =>
  ({ history }: KeptRecord): Partial<KeptRecord> => {
    const left = history.filter(({ cause }) => !causes.includes(cause)).map((event, index) => ({ ...event, seq: index + 1 }));

    return { history: left, version: left.length, published: left.length };
  };

/** A record with its last decision taken once more. */
const again = ({ history, version }: KeptRecord, cause: string): Partial<KeptRecord> => {
  const more = history.filter((event) => event.cause === cause).map((event) => ({ ...event, id: `${event.id}-again`, seq: version + 1 }));

  return { history: [...history, ...more], version: version + more.length };
};

describe('the history checker', () => {
  it('finds nothing in a run that kept the promise', () => expect(brokenPromises(soundRun(), CONTRACT)).toEqual([]));

  it('finds an accepted command without effect (I1)', () =>
    expect(broken((run) => ({ ...run, promises: [{ service: 'intake', record: 'm1', cause: 'command-2', version: 3 }] }))).toEqual(['I1']));

  it('finds an accepted command whose record is gone (I1)', () =>
    expect(broken((run) => ({ ...run, promises: [{ service: 'intake', record: 'm2', cause: 'command-1', version: 1 }] }))).toEqual(['I1']));

  it('finds an answer that named a version before the effect (I1)', () =>
    expect(broken((run) => ({ ...run, promises: run.promises.map((promise) => ({ ...promise, version: 0 })) }))).toEqual(['I1']));

  it('finds an effect that was had twice (I1)', () => expect(broken(record('notify', (letters) => again(letters, 'e1')))).toContain('I1'));

  it('finds an event without what must follow from it in another service (I1)', () =>
    expect(broken(record('notify', without('e1')))).toContain('I1'));

  it('finds an event that is missing in the dossier (I1)', () => expect(broken(record('archive', without('l3')))).toContain('I1'));

  it('finds an event that is filed twice (I1)', () => {
    const twice = (dossier: KeptRecord) => ({
      history: dossier.history.map((event) => (event.cause === 'l3' ? { ...event, data: { eventId: 'l1' } } : event)),
    });

    expect(broken(record('archive', twice))).toContain('I1');
  });

  it('finds a change whose event was not sent (I2)', () =>
    expect(broken(messages((sent) => sent.filter(({ id }) => id !== 'd-e2')))).toEqual(['I2']));

  it('finds an event that was sent though its record keeps it to itself (I2)', () =>
    expect(
      broken(messages((sent) => [...sent, { ...sent[3]!, id: 'l2', type: 'cn.huiyin.notify.letter.DeliveryStarted.v1', sequence: 2 }])),
    ).toContain('I2'));

  it('finds an event whose change is not there (I2)', () =>
    expect(broken(messages((sent) => [...sent, { ...sent[6]!, id: 'd-new', sequence: 6, offset: 9 }]))).toContain('I2'));

  it('finds an event of a record that is not there (I2)', () =>
    expect(broken(messages((sent) => [...sent, { ...sent[5]!, subject: 'm9', key: 'm9', offset: 9 }]))).toContain('I2'));

  it.each([
    ['data', { data: { form: '04' } }],
    ['id', { id: 'other' }],
    ['cause', { cause: 'other' }],
    ['name', { type: 'cn.huiyin.intake.petition.PetitionClosed.v1' }],
  ])('finds an event that was sent with another %s than was stored (I2)', (_, change) =>
    expect(
      broken(
        messages((sent) => sent.map((message) => (message.id === 'd-e1' || message.id === 'e1' ? { ...message, ...change } : message))),
      ),
    ).toContain('I2'),
  );

  it('finds a history with a gap (I2)', () =>
    expect(
      broken(record('archive', ({ history }) => ({ history: history.map((event) => (event.seq === 4 ? { ...event, seq: 5 } : event)) }))),
    ).toContain('I2'));

  it('finds an event that overtook another on the topic (I3)', () =>
    expect(broken(messages((sent) => sent.map((message) => (message.id === 'd-e1' ? { ...message, offset: 20 } : message))))).toEqual([
      'I3',
    ]));

  it('finds a record whose events lie under two keys (I3)', () =>
    expect(broken(messages((sent) => sent.map((message) => (message.id === 'd-e2' ? { ...message, partition: 1 } : message))))).toEqual([
      'I3',
    ]));

  it('takes a late duplicate for what it is', () =>
    expect(broken(messages((sent) => [...sent, { ...sent.find(({ id }) => id === 'd-e1')!, offset: 30 }]))).toEqual([]));

  it('finds effects that were had in another order than was said (I3)', () => {
    const crossed = (dossier: KeptRecord) => {
      const swap: Readonly<Record<string, string>> = { l1: 'l3', l3: 'l1' };
      const history = dossier.history.map((event) => ({ ...event, cause: swap[event.cause] ?? event.cause }));

      return { history };
    };

    expect(broken(record('archive', crossed))).toContain('I3');
  });

  it('finds an offset that was committed before the effect (I4), and that the message is nowhere (I5)', () =>
    expect(broken(record('notify', () => ({ heard: {} })))).toEqual(['I4', 'I5']));

  it('finds a message that nobody has read (I5)', () =>
    expect(
      broken((run) => ({
        ...run,
        positions: run.positions.map((one) => (one.service === 'notify' ? { ...one, committed: undefined } : one)),
      })),
    ).toEqual(['I5']));

  it('finds a command that was not answered (I5)', () =>
    expect(broken(messages((sent) => sent.filter(({ topic }) => topic !== REPLIES)))).toEqual(['I5']));

  it('counts a parked and a waiting message as seen', () => {
    const parked = { service: 'notify', topic: 'intake.petition.events.v1', partition: 0, offset: 0, key: 'm1', state: 'parked' } as const;
    const untouched = record('notify', () => ({ heard: {} }));
    const run = untouched({ ...soundRun(), held: [parked] });

    expect(brokenPromises(run, CONTRACT)).toEqual([]);
    expect(accountsOf(run, CONTRACT).notify).toMatchObject({ parked: 1, unheard: 1, nowhere: 0 });
    expect(broken(record('notify', () => ({ heard: {}, waiting: [{ source: 'intake_m1', sequence: 1 }] })))).toEqual([]);
  });

  it('finds a deadline that fired twice (I6)', () => {
    const missed = 'deadline:missed@2026-08-20T00:00:00.000Z';
    const between = (petition: KeptRecord) => {
      const [first, second] = petition.history;

      return { history: [first!, second!, { ...first!, seq: 3, cause: 'command-2' }, { ...second!, seq: 4, cause: missed }], version: 4 };
    };

    expect(broken(record('intake', between))).toContain('I6');
  });

  it('finds a deadline that fired early (I6)', () => {
    const early = (petition: KeptRecord) => ({ history: petition.history.map((event) => ({ ...event, at: '2026-08-19T23:59:59.000Z' })) });

    expect(broken(record('intake', early))).toEqual(['I6']);
  });

  it('finds a deadline that is due and was left (I6), but not that of a parked key', () => {
    const left = record('intake', () => ({ nextDueAt: '2026-08-20T16:00:00.000Z' }));
    const parked = { service: 'intake', topic: 'any', partition: 0, offset: 0, key: 'm1', state: 'parked' } as const;

    expect(broken(left)).toEqual(['I6']);
    expect(broken(all(left, (run) => ({ ...run, held: [parked] })))).toEqual([]);
  });

  it('finds a mail that was sent twice (I7), unless it is marked unknown', () => {
    const twice: Spoil = (run) => ({ ...run, mails: [...run.mails, ...run.mails] });
    const unknown = record('notify', ({ history }) => ({
      history: history.map((event) => (event.id === 'l3' ? { ...event, data: { result: 'unknown' } } : event)),
    }));

    expect(broken(twice)).toEqual(['I7']);
    expect(broken(all(twice, unknown))).not.toContain('I7');
  });

  it('finds a mail that is recorded as sent and never arrived (I7)', () =>
    expect(broken((run) => ({ ...run, mails: [] }))).toEqual(['I7']));

  it('finds a mail without a claim (I7)', () =>
    expect(broken((run) => ({ ...run, mails: [...run.mails, { messageId: '<m7>' }] }))).toEqual(['I7']));
});
