import type { Sealed } from '@huiyin/kernel';

/** What the caller knows besides the code: four signs, or to whom of the matter a code was mailed. */
export type SecondFactor = { readonly kind: 'last-four'; readonly lastFour: string } | { readonly kind: 'mailed'; readonly person: string };

/** A petitioner with what the end may be of: phone and identity number. */
export interface Holder {
  readonly person: string;
  readonly sealed: readonly Sealed[];
}

/** 查询人: the petitioners whose factor was given. Nobody by name where an anonymous matter is asked for by its own number. */
export interface Askers {
  readonly persons: ReadonlySet<string>;
}

export interface KnownFactors {
  readonly holders: readonly Holder[];
  /** Of a matter where nobody left a phone or identity number: its own number is the factor. */
  readonly number?: string;
  readonly open: (sealed: readonly Sealed[]) => Promise<readonly string[]>;
}

const FOUR = 4;
const endOf = (text: string): string => text.replace(/\s/g, '').toUpperCase().slice(-FOUR);

/** Who asks; nobody where the factor is wrong. */
export const askersOf = async (factor: SecondFactor, { holders, number, open }: KnownFactors): Promise<Askers | undefined> => {
  if (factor.kind === 'mailed') return { persons: new Set([factor.person]) };
  const asked = endOf(factor.lastFour);
  const factors = holders.flatMap(({ person, sealed }) => sealed.map((value) => ({ person, value })));
  if (factors.length === 0) return number !== undefined && endOf(number) === asked ? { persons: new Set() } : undefined;
  const texts = await open(factors.map(({ value }) => value));
  const persons = new Set(factors.filter((_factor, at) => endOf(texts[at] ?? '') === asked).map(({ person }) => person));

  return persons.size === 0 ? undefined : { persons };
};
