import type { Addressee, LetterEvent } from '@huiyin/contracts';
import { ignored, newerWithheld, notYet, recorded, type Decide, type Moment, type OrgId, type Withheld } from '@huiyin/kernel';
import { mayAddress } from '@huiyin/policy';
import type { LetterCode, LetterFacts } from './kinds/letter-kinds.js';
import type { KnownMatter, Letters } from './letters.state.js';

type Ordered = Extract<LetterEvent, { readonly type: 'LetterOrdered' }>;
export type Approval = NonNullable<Ordered['data']['approval']>;

/** A letter that an event calls for. */
export interface Order {
  readonly code: LetterCode;
  readonly issuer: OrgId;
  readonly to: Addressee;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly ref?: string | undefined;
  readonly onBehalfOf?: readonly string[];
  readonly copies?: readonly OrgId[];
  /** Of a letter that its office composed itself. */
  readonly approval?: Approval | undefined;
  /** A form that is kept on file: nobody receives it. */
  readonly onFile?: true | undefined;
}

/** An event that was heard: who says it, and its place, which names the letters that follow from it. */
export interface Heard<Data> {
  /** Service and epoch of its source, with its sequence: `intake-12`. */
  readonly name: string;
  readonly data: Data & { readonly withheld: Withheld };
}

/** What a rule about letters may look at. */
export interface Scene {
  readonly matter: KnownMatter;
  readonly state: Letters;
  readonly moment: Moment;
}

/** 哪些文书: the letters that a kind of event calls for. */
export type LettersFor<Data> = (data: Data, scene: Scene) => readonly Order[];

/** Ties the facts of an order to what its kind of letter declares. Facts that are absent are left out. */
export const factsFor = <Code extends LetterCode>(_code: Code, facts: LetterFacts<Code>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

export const toOrganisation = (org: OrgId): Addressee => ({ kind: 'organisation', org });
export const toPerson = (person: string): Addressee => ({ kind: 'person', person });

const addresseeId = (to: Addressee): string => (to.kind === 'person' ? to.person : to.org);
export const letterIdOf = (order: Order, name: string): string => `${order.code}-${name}-${addresseeId(order.to)}`;

/** Disclosure guard (INV-6): no letter to, and no copy for, a body from which the matter is withheld. */
export const guarded = (orders: readonly Order[], withheld: Withheld, { directory }: Moment): readonly Order[] =>
  orders
    .filter(({ to }) => to.kind === 'person' || mayAddress(to.org, withheld, directory))
    .map((order) => ({ ...order, copies: (order.copies ?? []).filter((org) => mayAddress(org, withheld, directory)) }));

export const orderedEvent = (order: Order, heard: { readonly name: string }, withheld: Withheld): Ordered => ({
  type: 'LetterOrdered',
  data: {
    letterId: letterIdOf(order, heard.name),
    code: order.code,
    addressee: order.to,
    issuer: order.issuer,
    facts: order.facts,
    onBehalfOf: order.onBehalfOf ?? [],
    copies: order.copies ?? [],
    withheld,
    ...(order.ref === undefined ? {} : { ref: order.ref }),
    ...(order.approval === undefined ? {} : { approval: order.approval }),
    ...(order.onFile === undefined ? {} : { onFile: order.onFile }),
  },
});

/** A letter to many: the facts stand with the first, the others name it. */
export const orderedEvents = (orders: readonly Order[], heard: { readonly name: string }, withheld: Withheld): readonly LetterEvent[] =>
  orders.map((order) => {
    const event = orderedEvent(order, heard, withheld);
    const first = orders.find(({ facts }) => facts === order.facts);
    if (first === undefined || first === order) return event;

    return { ...event, data: { ...event.data, facts: {}, sameAs: letterIdOf(first, heard.name) } };
  });

/** Orders what an event calls for. The matter must be known first: another service's topic may be ahead of intake's. */
export const orderLetters =
  <Data>(heard: Heard<Data>, lettersFor: LettersFor<Data>): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const { matter } = state;
    if (matter.stage === 'unknown') return notYet('matter-not-registered');
    const withheld = newerWithheld(state.withheld, heard.data.withheld);
    const orders = guarded(lettersFor(heard.data, { matter, state, moment }), withheld, moment);
    if (orders.length === 0) return ignored('no letter is due');

    return recorded(...orderedEvents(orders, heard, withheld));
  };
