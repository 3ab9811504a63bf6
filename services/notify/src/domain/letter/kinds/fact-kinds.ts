import type { Instant, LocalDate, OrgId, Sealed, StaffId } from '@huiyin/kernel';

/** The clock that a letter explains: of one of these timers, held by this body or person, and ending on this day where the event says so. */
export interface ClockRef {
  readonly timers: readonly string[];
  readonly holder: string;
  readonly lastDay?: LocalDate;
}

/** What a fact (事实要素) of a letter may be; its kind says how it is turned into words. */
export interface FactValues {
  readonly org: OrgId;
  readonly orgs: readonly OrgId[];
  readonly person: string;
  readonly staff: StaffId;
  readonly staffs: readonly StaffId[];
  readonly day: LocalDate;
  readonly time: Instant;
  /** Words of people: opened when the letter is made. */
  readonly sealed: Sealed;
  /** Code, put into words by the template. */
  readonly code: string;
  readonly codes: readonly string[];
  readonly text: string;
  /** A timer, named as its rule names it. */
  readonly timer: string;
  readonly count: number;
  /** Gives two placeholders: the last day, and the sentence that explains it. */
  readonly clock: ClockRef;
  /** Lines of a table, by the names of their columns; no words of people. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}
type Always = keyof FactValues;

/** `?`: may be absent; a template asks for it with `when`. */
export type FactKind = Always | `${Always}?`;
export type FactKinds = Readonly<Record<string, FactKind>>;

type ValueOf<Kind extends FactKind> = Kind extends `${infer Name extends Always}?`
  ? FactValues[Name]
  : Kind extends Always
    ? FactValues[Kind]
    : never;

/** The facts that an order must give, by the kinds it declares. */
export type FactsOf<Kinds extends FactKinds> = {
  readonly [Name in keyof Kinds as Kinds[Name] extends `${string}?` ? never : Name]: ValueOf<Kinds[Name]>;
} & { readonly [Name in keyof Kinds as Kinds[Name] extends `${string}?` ? Name : never]?: ValueOf<Kinds[Name]> | undefined };

/** 文书种类 (domain.md §7.2). */
export interface LetterKind {
  readonly facts: FactKinds;
  /** What §7.2 says the letter must contain: a template that leaves one out is not loaded. */
  readonly mustContain: readonly string[];
  /** A reminder that may have got lost is left; a legal notice is sent again. */
  readonly reminder?: true;
  /** It brings the query code, without which a letter that a short message or a platform tells of cannot be read: by mail or on paper alone. */
  readonly bringsCode?: true;
  /** For offices alone: petitioners are not sent it. */
  readonly internal?: true;
}

/** Facts that every letter knows from its matter, its addressee and its issuer. */
export const COMMON_FACTS = {
  addressee: 'text',
  issuer: 'org',
  issuedOn: 'day',
  contact: 'text',
  matterNumber: 'text',
  matterTitle: 'sealed',
  receivedOn: 'day',
  channel: 'code',
  registeredBy: 'org',
  /** Names alone, and with what a body needs to reach them. */
  petitioners: 'text',
  petitionerDetails: 'text',
} as const satisfies FactKinds;
