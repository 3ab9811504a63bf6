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
  readonly way: '1' | '2';
  readonly servedOn: LocalDate;
}

/** What a scanner gives for a signed receipt of service (L28). */
const SCAN =
  '%PDF-1.4\n% 送达回证\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** 送达 on paper with its proof: the scan of the signed receipt, or number and day of the posting. */
export const recordService = async (
  city: City,
  { id, staff }: { readonly id: string; readonly staff: string },
  { letterId, way, servedOn }: Service,
): Promise<void> => {
  const path = `/letters/${id}/${encodeURIComponent(letterId)}`;
  if (way === '1') await city.api.json({ service: 'notify', path: `${path}/proofs/receipt`, staff, body: SCAN, type: 'application/pdf' });
  const proof = way === '1' ? {} : { postNumber: 'XA000000001CN', postedOn: servedOn };
  await city.api.json({ service: 'notify', path: `${path}/service`, staff, body: { way, servedOn, ...proof } });
};

/** The letter as it was made (PDF). */
export const letterFile = (city: City, id: string, letterId: string): Promise<Buffer> =>
  city.api.bytes({ service: 'notify', path: `/letters/${id}/${encodeURIComponent(letterId)}/pdf`, staff: 'p-xfj:head' });
