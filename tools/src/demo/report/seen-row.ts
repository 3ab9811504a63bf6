import type { Instant } from '@huiyin/kernel';

import { ApiError } from '../driver/api-error.js';
import type { Registration } from '../register-row.js';
import type { City } from '../driver/city.js';
import type { ClockRow } from '../driver/clocks.js';
import { lettersOf, type LetterRow } from '../driver/letters.js';

/** Who may look at everything that is not hidden from the province. */
const LOOKER = 'p-xfj';

/** One filed event of a dossier: who recorded it, what it is, when. */
export interface FiledItem {
  /** `intake`, `notify` … */
  readonly service: string;
  /** Name of the event, `PetitionClosed`. */
  readonly event: string;
  readonly at: string;
  readonly sequence: number;
}

interface DossierView {
  readonly stage: 'open' | 'complete' | 'sealed';
  readonly volumes: readonly { readonly n: number; readonly items: number; readonly sealedAt?: Instant }[];
  readonly items: readonly { readonly type: string; readonly sequence: number; readonly time: string }[];
}

interface SupervisionView {
  readonly procedure: 'running' | 'closed' | 'ended';
  readonly clocks: readonly ClockRow[];
  readonly items: readonly { readonly item: string; readonly step: string }[];
}

interface ReviewRequest {
  readonly level: string;
  readonly reviewer: string;
  readonly stage: string;
  readonly decided?: { readonly outcome: string; readonly deciders: readonly string[] };
}

interface ReviewView {
  readonly requests: readonly ReviewRequest[];
}

export interface PetitionView {
  readonly id: string;
  readonly stage: string;
  readonly holder?: string;
  readonly outcome?: { readonly kind: string; readonly code: string };
  readonly links: readonly { readonly to: string; readonly relation: string }[];
  readonly facts: { readonly wholeText?: unknown };
  readonly timeline: readonly { readonly seq: number; readonly data: Readonly<Record<string, unknown>> }[];
}

/** Everything that the five services show of one row at the end. */
export interface SeenRow {
  readonly row: number;
  readonly registration: Registration;
  readonly petition?: PetitionView;
  readonly supervision?: SupervisionView;
  readonly review?: ReviewView;
  readonly dossier?: DossierView;
  readonly letters: readonly LetterRow[];
  readonly filed: readonly FiledItem[];
  /** Codes with which steps of the stories were refused. */
  readonly refusals: readonly string[];
}

const TYPE = /^cn\.huiyin\.(\w+)\.\w+\.(\w+)\.v\d+$/;

const filedItems = ({ items }: DossierView): readonly FiledItem[] =>
  items.flatMap(({ type, time, sequence }) => {
    const [, service, event] = TYPE.exec(type) ?? [];

    return service === undefined || event === undefined ? [] : [{ service, event, at: time, sequence }];
  });

interface Known {
  readonly row: number;
  readonly registration: Registration;
  readonly refusals: readonly string[];
}

/** What the services show of a row; of one that was refused, only that. */
export const seeRow = async (city: City, { row, registration, refusals }: Known): Promise<SeenRow> => {
  const nothing = { row, registration, refusals, letters: [], filed: [] };
  if (registration.outcome !== 'registered') return nothing;
  const { id } = registration;
  const { api } = city;
  const [petition, supervision, dossier, letters, review] = await Promise.all([
    api.json<PetitionView>({ service: 'intake', path: `/petitions/${id}`, staff: `${LOOKER}:head` }),
    api.json<SupervisionView>({ service: 'supervision', path: `/supervisions/${id}`, staff: `${LOOKER}:supervisor` }),
    api.json<DossierView>({ service: 'archive', path: `/dossiers/${id}`, staff: `${LOOKER}:archivist` }),
    lettersOf(city, { id }, `${LOOKER}:head`),
    reviewOf(city, id),
  ]);

  return { ...nothing, petition, supervision, dossier, letters, filed: filedItems(dossier), ...(review === undefined ? {} : { review }) };
};

/** Hearing knows a matter from its first opinion on. */
const reviewOf = (city: City, id: string): Promise<ReviewView | undefined> =>
  city.api.json<ReviewView>({ service: 'hearing', path: `/reviews/${id}`, staff: `${LOOKER}:head` }).catch((error: unknown) => {
    if (error instanceof ApiError && error.refused.status === 404) return undefined;
    throw error;
  });
