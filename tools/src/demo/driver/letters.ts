import type { LocalDate } from '@huiyin/kernel';

import type { City, Matter } from './city.js';

/** A letter as notify shows it to staff. */
export interface LetterRow {
  readonly letterId: string;
  readonly code: string;
  readonly number?: string;
  readonly addressee: { readonly kind: 'person'; readonly person: string } | { readonly kind: 'organisation'; readonly org: string };
  readonly issuer: string;
  readonly issuedOn?: LocalDate;
  /** Petitioners on whom it counts as served besides the addressee. */
  readonly onBehalfOf: readonly string[];
  readonly service: {
    readonly stage: 'awaited' | 'listed' | 'served';
    readonly office?: string;
    readonly servedOn?: LocalDate;
    readonly way?: string;
  };
  readonly standing: { readonly stage: 'stands' | 'withdrawn' };
}

/** All letters of a matter. */
export const lettersOf = async (city: City, matter: Pick<Matter, 'id'>, staff: string): Promise<readonly LetterRow[]> => {
  const { letters } = await city.api.json<{ readonly letters: readonly LetterRow[] }>({
    service: 'notify',
    path: `/letters/${matter.id}`,
    staff,
  });

  return letters;
};

/** 待送达清单 of an office: what it must serve on paper. */
export const dispatchList = async (city: City, staff: string): Promise<readonly (LetterRow & { readonly matter: string })[]> => {
  const { items } = await city.api.json<{ readonly items: readonly (LetterRow & { readonly matter: string })[] }>({
    service: 'notify',
    path: '/dispatch?limit=200',
    staff,
  });

  return items;
};

interface Service {
  readonly letterId: string;
  readonly way: string;
  readonly servedOn: LocalDate;
}

export const recordService = async (
  city: City,
  { id, staff }: { readonly id: string; readonly staff: string },
  { letterId, ...body }: Service,
): Promise<void> => {
  await city.api.json({ service: 'notify', path: `/letters/${id}/${encodeURIComponent(letterId)}/service`, staff, body });
};

/** The letter as it was made (PDF). */
export const letterFile = (city: City, id: string, letterId: string): Promise<Buffer> =>
  city.api.bytes({ service: 'notify', path: `/letters/${id}/${encodeURIComponent(letterId)}/pdf`, staff: 'p-xfj:head' });
