import { AT_ONCE, EMPTY_DIRECTORY, notYet, toInstant, type Instant } from '@huiyin/kernel';
import { v7 as newId } from 'uuid';

import type { Answer } from '../command.js';
import { CommitEngine } from '../commit/commit-engine.js';
import { byMessage, commandStep, dueStep, messageStep } from '../commit/steps.js';
import { Counters } from '../counters.js';
import type { OutMessage } from '../ports.js';
import type { Setting } from '../protocol/setting.js';
import type { Incoming, Reaction, ReactionStore } from '../reaction.js';
import { clerk, command, heardFrom, incoming } from './ledger-commands.js';
import { add, hearAmount, ledgerKind, open, type Ledger, type LedgerDecide, type LedgerEvent } from './ledger.js';
import { MemoryDisk } from './memory-disk.js';

/** Lets another step of another process happen here; never returns in a process that was killed meanwhile. */
export type Turn = () => Promise<void>;
export type SendFault = 'refuses' | 'loses-acknowledgement';

const NOWHERE: ReactionStore = { name: 'archive.ledger', commit: () => Promise.resolve([]), registerRoute: () => undefined };
const REMIND_AT = '2026-08-02T00:00:00.000Z';
/** Reminded by an effect that is due at once, in the write that opens it. */
const CLAIMED = 'r2';
const NOW: Instant = toInstant('2026-08-03T00:00:00Z');

/** The adder's first event waits for this of the opener; its later ones wait for the opening alone, and must still stay behind. */
const OPENERS_AMOUNT = 102;

/** The opener's first event opens the ledger. */
const decideFor = (source: string, sequence: number, id: string): LedgerDecide => {
  if (source === 'adder' && sequence === 1)
    return (ledger, moment) => (ledger.amounts.includes(OPENERS_AMOUNT) ? hearAmount(1)(ledger, moment) : notYet('the opener is behind'));
  if (source === 'adder') return hearAmount(sequence);

  return sequence === 1 ? open(id, id === CLAIMED ? AT_ONCE : REMIND_AT) : hearAmount(100 + sequence);
};

const reactionTo = (id: string, source: string, sequence: number): Reaction => ({
  store: NOWHERE,
  id,
  decide: decideFor(source, sequence, id),
});

const message = (id: string, source: string, sequence: number): Incoming => {
  const envelope = heardFrom(`${source}-${id}`, sequence);

  return incoming(reactionTo(id, source, sequence), envelope);
};

export const RECORDS = ['r1', 'r2'] as const;

/** What lies on the topic that the service hears: two records, two sources each, one of them ahead of the other and with a gap. */
export const INPUT: readonly Incoming[] = [
  ['adder', 1],
  ['opener', 1],
  ['adder', 3],
  ['opener', 2],
  ['adder', 4],
  ['opener', 5],
].flatMap(([source, sequence]) => RECORDS.map((id) => message(id, String(source), Number(sequence))));

/** Database, broker and committed offset: what outlives a process. */
export class World {
  readonly disk = new MemoryDisk<Ledger, LedgerEvent>();
  readonly topic: OutMessage[] = [];
  readonly answers = new Map<string, string>();
  /** What happens to the next sends; then the broker takes again. */
  sendFaults: SendFault[] = [];
  offset = 0;
}

/** One process of the service; killed, it stays where it stood. */
export class ModelProcess {
  private isDead = false;
  private readonly engine: CommitEngine<Ledger, LedgerEvent>;
  private readonly setting: Setting<Ledger, LedgerEvent>;

  constructor(
    private readonly world: World,
    private readonly turn: Turn,
  ) {
    this.setting = {
      kind: ledgerKind,
      clock: { now: () => NOW },
      directories: { current: () => EMPTY_DIRECTORY },
      system: clerk,
      machineNow: () => new Date(NOW),
      newId: () => newId(),
      counters: new Counters(),
      faults: () => undefined,
    };
    const { disk } = world;
    this.engine = new CommitEngine({
      ...{
        setting: this.setting,
        epoch: 0,
        largestGroup: 100,
        committed: () => undefined,
        room: () => 1,
        backOff: () => this.step(),
        linger: () => this.step(),
      },
      storage: {
        load: (ids, sending) => this.effect(() => disk.load(ids, sending)),
        write: ({ drafts, token }) => this.effect(() => disk.write(this.setting, drafts, token)),
        markPublished: (token, ids) => this.effect(() => disk.markPublished(token, ids)),
        markVersions: (marks) => this.effect(() => disk.markVersions(marks)),
      },
      publisher: { publish: (messages) => this.effect(() => this.send(messages)) },
      wake: ({ id, head }) =>
        Promise.resolve(
          (head?.waiting ?? []).map((entry) => ({
            message: entry,
            reactions: [reactionTo(id, entry.envelope.subject.startsWith('opener') ? 'opener' : 'adder', entry.sequence)],
          })),
        ),
    });
  }

  kill(): void {
    this.isDead = true;
  }

  /** A batch from the committed offset, or from another; then the offset is committed. */
  async deliver(count: number, from = this.world.offset): Promise<void> {
    const batch = INPUT.slice(from, from + count);
    await this.engine.submit(
      byMessage(batch).map((one) => messageStep(this.setting, one)),
      { awaitsSend: true },
    );
    await this.step();
    this.world.offset = Math.max(this.world.offset, from + batch.length);
  }

  /** The same command gets the same answer, from whichever process, once it was told "recorded". */
  async order(id: string, n: number): Promise<void> {
    const cause = `command-${n}`;
    const wish = command(id, { cause });
    const [answer] = await this.engine.submit([commandStep(this.setting, { command: wish, decide: add(1000 + n) })]);
    await this.step();
    this.tell(`${id} ${cause}`, answer);
  }

  async fire(id: string): Promise<void> {
    await this.engine.submit([dueStep(this.setting, { id, by: { business: new Date(NOW) } })]);
  }

  async sweep(): Promise<void> {
    await this.engine.outbox.hand(await this.effect(() => this.world.disk.unpublished()));
    await this.engine.outbox.markNow();
  }

  private tell(name: string, answer: Answer<Ledger> | undefined): void {
    const told = `${answer?.kind} ${answer?.version}`;
    const earlier = this.world.answers.get(name);
    if (earlier !== undefined && earlier !== told) throw new Error(`${name} was told ${earlier}, then ${told}`);
    this.world.answers.set(name, told);
  }

  private send(messages: readonly OutMessage[]): void {
    const fault = this.world.sendFaults.shift();
    if (fault === 'refuses') throw new Error('the broker is away');
    this.world.topic.push(...messages);
    if (fault === 'loses-acknowledgement') throw new Error('the acknowledgement was lost');
  }

  /** Something that the world sees: the process may be killed before it, and after it without knowing that it happened. */
  private async effect<Result>(happens: () => Result): Promise<Result> {
    await this.step();
    try {
      return happens();
    } finally {
      await this.step();
    }
  }

  private async step(): Promise<void> {
    await this.turn();
    if (this.isDead) await new Promise(() => undefined);
  }
}
