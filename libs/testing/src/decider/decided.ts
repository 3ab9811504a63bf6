import type { Decision, DomainEvent, RefusalCode } from '@huiyin/kernel';

/** What a test expects of a recorded event: its name, or the part of it that matters. */
export type Expected<Event extends DomainEvent> =
  Event['type'] | { readonly type: Event['type']; readonly data?: Readonly<Record<string, unknown>> };

type Matcher<Event extends DomainEvent> = readonly Expected<Event>[] | ((events: readonly Event[]) => void);

const matches = <Event extends DomainEvent>(events: readonly Event[], expected: readonly Expected<Event>[]): void =>
  expect(events).toMatchObject(expected.map((one) => (typeof one === 'string' ? { type: one } : one)));

/** A decision that was made, and what may be said of it. */
export class Decided<State, Event extends DomainEvent> {
  constructor(
    readonly decision: Decision<Event>,
    private readonly stateAfter: (events: readonly Event[]) => State,
  ) {}

  get events(): readonly Event[] {
    return this.decision.kind === 'recorded' ? this.decision.events : [];
  }

  /** The state after the recorded events. Needs the aggregate in `given`. */
  get state(): State {
    return this.stateAfter(this.events);
  }

  /**
   * It recorded these events, no more and no fewer, in this order; of each only what is written is compared. A test that returns the
   * decision without saying what it expects would be awaited through this method, which is why a second argument is an error.
   */
  then(expected: Matcher<Event>, ...awaited: readonly unknown[]): void {
    if (awaited.length > 0) throw new Error('the test ends at when(…): say then(…), thenRefused(…), thenIgnored(…) or thenNotYet(…)');
    expect(this.decision).toMatchObject({ kind: 'recorded' });
    if (typeof expected === 'function') expected(this.events);
    else matches(this.events, expected);
  }

  thenRefused(code: RefusalCode, detail: object = {}): void {
    expect(this.decision).toMatchObject({ kind: 'refused', code, detail });
  }

  thenIgnored(why?: string): void {
    expect(this.decision).toMatchObject(why === undefined ? { kind: 'ignored' } : { kind: 'ignored', why });
  }

  thenNotYet(why?: string): void {
    expect(this.decision).toMatchObject(why === undefined ? { kind: 'notYet' } : { kind: 'notYet', why });
  }
}
