import type { Envelope } from '@huiyin/contracts';
import type { Incoming, Outcome, Reaction, ReactionStore } from '@huiyin/records';

interface Effect {
  readonly subject: string;
  readonly sequence: number;
}

interface EffectReaction extends Reaction {
  readonly effect: (envelope: Envelope) => void;
}

/** A record store in memory with the one property the bus relies on: `heard` marks. It outlives the transports of a test. */
export class InMemoryRecords implements ReactionStore {
  readonly name = 'supervision.counter';
  readonly effects: Effect[] = [];
  readonly batches: number[] = [];
  private readonly heard = new Map<string, number>();
  /** Called before a batch takes effect; what it throws is what the store throws. */
  before: () => Promise<void> | void = () => undefined;

  react(id: string, effect: (envelope: Envelope) => void = () => undefined): Reaction {
    return { id, store: this, effect, decide: () => ({ kind: 'ignored', why: 'decided by the effect' }) } as EffectReaction;
  }

  async commit(items: readonly Incoming[]): Promise<readonly Outcome[]> {
    await this.before();
    this.batches.push(items.length);
    for (const item of items) this.tryEffect(item);

    return items.map((item) => this.apply(item));
  }

  registerRoute(): void {}

  of(subject: string): readonly number[] {
    return this.effects.filter((effect) => effect.subject === subject).map(({ sequence }) => sequence);
  }

  private tryEffect(item: Incoming): void {
    try {
      (item.reaction as EffectReaction).effect(item.envelope);
    } catch (cause) {
      throw Object.assign(new Error('a decider threw', { cause }), { item });
    }
  }

  private apply({ source, sequence, envelope }: Incoming): Outcome {
    if ((this.heard.get(source) ?? 0) >= sequence) return 'duplicate';
    this.heard.set(source, sequence);
    this.effects.push({ subject: envelope.subject, sequence });

    return 'recorded';
  }
}
