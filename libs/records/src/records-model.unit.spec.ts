import assert from 'node:assert/strict';
import { setImmediate as macrotask } from 'node:timers/promises';

import type { Recorded } from '@huiyin/kernel';
import fc from 'fast-check';

import { fold } from './protocol/draft.js';
import type { Incoming } from './reaction.js';
import { fromStored } from './stored-history.js';
import { INPUT, ModelProcess, RECORDS, World } from './testing/model-world.js';
import { ledgers, type LedgerEvent } from './testing/ledger.js';
import { firstAppearances } from './testing/recording-publisher.js';

/** More by hand or at night: HUIYIN_MODEL_RUNS=10000. */
const RUNS = Number(process.env['HUIYIN_MODEL_RUNS'] ?? 40);
const PATIENCE = 5_000 + RUNS * 100;

const KINDS = [
  'turns',
  'turns',
  'turns',
  'turns',
  'deliver',
  'order',
  'order',
  'order',
  'fire',
  'sweep',
  'send-refused',
  'send-unsure',
  'kill',
] as const;

interface Move {
  readonly kind: (typeof KINDS)[number];
  readonly process: number;
  readonly record: number;
  readonly n: number;
}

const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(...KINDS),
  process: fc.nat({ max: 1 }),
  record: fc.nat({ max: 1 }),
  n: fc.nat({ max: 11 }),
});

/** Plays moves of two processes in an order of steps that fast-check chooses. */
class Play {
  readonly world = new World();
  readonly failures: unknown[] = [];
  private readonly processes: ModelProcess[];

  constructor(private readonly scheduler: fc.Scheduler) {
    this.processes = [this.start(), this.start()];
  }

  async make({ kind, process, record, n }: Move): Promise<void> {
    const one = this.processes[process]!;
    const id = RECORDS[record]!;
    const moves: Record<Move['kind'], () => Promise<unknown> | unknown> = {
      turns: () => this.turns(1 + n),
      deliver: () => this.begin(one.deliver(1 + (n % 6), Math.max(0, this.world.offset - (n % 3)))),
      order: () => this.begin(one.order(id, n)),
      fire: () => this.begin(one.fire(id)),
      sweep: () => this.begin(one.sweep()),
      'send-refused': () => this.world.sendFaults.push('refuses'),
      'send-unsure': () => this.world.sendFaults.push('loses-acknowledgement'),
      kill: () => {
        one.kill();
        this.processes[process] = this.start();
      },
    };
    await moves[kind]();
  }

  /** Everybody dies; one process starts, hears everything again from the beginning, and sweeps. */
  async recover(): Promise<ModelProcess> {
    this.processes.forEach((one) => one.kill());
    this.world.sendFaults = [];
    const last = this.start();
    await this.scheduler.waitFor(last.deliver(INPUT.length, 0));
    await this.scheduler.waitFor(last.sweep());
    for (const id of RECORDS) await this.scheduler.waitFor(last.fire(id));
    await this.scheduler.waitFor(last.sweep());

    return last;
  }

  private start(): ModelProcess {
    return new ModelProcess(this.world, () => this.scheduler.schedule(Promise.resolve()));
  }

  /** Goes on while other moves are made. */
  private begin(act: Promise<void>): void {
    act.catch((error: unknown) => this.failures.push(error));
  }

  private async turns(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      await macrotask();
      if (this.scheduler.count() > 0) await this.scheduler.waitNext(1);
    }
  }
}

const sent = (world: World, id: string): number[] =>
  world.topic.filter(({ key }) => key === id).map(({ headers }) => Number(headers['ce_sequence']));

/** Compares content only: what was cloned belongs to another realm than the test. */
const assertSame = (actual: unknown, expected: unknown, what?: string): void =>
  assert.equal(JSON.stringify(actual), JSON.stringify(expected), what);

/** Places in the history of what is to be told. */
const told = (history: readonly Recorded<LedgerEvent>[]): number[] =>
  history.filter(({ type }) => type !== 'Reminded').map(({ seq }) => seq);

const upTo = (length: number): number[] => Array.from({ length }, (_, n) => n + 1);

/** What must hold at every moment, whatever was killed or lost. */
const checkAlways = ({ world, failures }: Play): void => {
  assertSame(failures, []);
  for (const { _id, history: stored, version, published, state, unpublishedSince } of world.disk.all()) {
    const history = fromStored<LedgerEvent>(stored);
    const topic = firstAppearances(sent(world, _id));
    const causes = history.map(({ cause }) => cause);

    assertSame(
      history.map(({ seq }) => seq),
      upTo(version),
      'I2: dense history',
    );
    assertSame(topic, told(history).slice(0, topic.length), 'I2, I3: first appearances in order, none without its change');
    assert(told(history).filter((seq) => seq <= published).length <= topic.length, 'marked only what was acknowledged');
    assert.equal(unpublishedSince === null, published === version, 'the sweep finds what lags');
    assert.equal(new Set(causes).size, causes.length, 'I1, I6: no cause takes effect twice');
    if (version > 0) assertSame(state, fold(ledgers, history));
  }
  for (const item of INPUT.slice(0, world.offset)) assert(tookEffectOrWaits(world, item), 'I4, I5: nothing before the offset is lost');
};

const tookEffectOrWaits = (world: World, { reaction, source, sequence, envelope }: Incoming): boolean => {
  const record = world.disk.all().find(({ _id }) => _id === reaction.id);

  return (record?.heard[source] ?? 0) >= sequence || record?.waiting.some((entry) => entry.envelope.id === envelope.id) === true;
};

const checkAtTheEnd = ({ world }: Play): void => {
  assert.equal(world.disk.all().length, RECORDS.length);
  for (const { _id, history: stored, version, published, waiting, deadlines } of world.disk.all()) {
    const history = fromStored<LedgerEvent>(stored);
    const causes = history.map(({ cause }) => cause);
    const input = INPUT.filter(({ reaction }) => reaction.id === _id).map(({ envelope }) => envelope.id);
    const answered = [...world.answers].filter(([name, told]) => name.startsWith(`${_id} `) && told.startsWith('recorded'));

    assertSame(
      firstAppearances(sent(world, _id)),
      told(history),
      'I2: everything is on the topic, and nothing that the record keeps to itself',
    );
    assert.equal(published, version);
    assertSame([waiting, deadlines], [[], []]);
    for (const source of ['opener', 'adder'])
      assertSame(
        causes.filter((cause) => cause.startsWith(source)),
        input.filter((id) => id.startsWith(source)),
        'I1, I3: each once, in order',
      );
    assert.equal(causes.filter((cause) => cause.startsWith('deadline')).length, 1, 'I6');
    for (const [name] of answered) assert(causes.includes(name.split(' ')[1] ?? ''), 'I1: what was told is there');
  }
};

describe('the protocol of the record store', () => {
  it(
    'holds I1–I6 under any order of writes, sends, lost acknowledgements, kills, sweeps and redeliveries of two processes',
    () =>
      fc.assert(
        fc.asyncProperty(fc.scheduler(), fc.array(move, { maxLength: 60, size: 'max' }), async (scheduler, moves) => {
          const play = new Play(scheduler);
          for (const next of moves) {
            await play.make(next);
            checkAlways(play);
          }
          const last = await play.recover();
          checkAlways(play);
          checkAtTheEnd(play);

          const before = structuredClone(play.world.disk.all());
          await scheduler.waitFor(last.deliver(INPUT.length, 0));
          assertSame(play.world.disk.all(), before, 'a replay from zero changes nothing');
        }),
        { numRuns: RUNS },
      ),
    PATIENCE,
  );
});
