import { Fault } from '@huiyin/kernel';

import { PARTS, type Part, type PartOf } from './followed.js';

/** Where the public parts of the services are: one address for all behind a gateway, or one each. */
export type PublicDoors = Readonly<Record<Part, string>>;

/** What the petitioner has in hand: the code of the receipt, and one second factor. */
export interface Factors {
  readonly queryCode: string;
  readonly lastFour?: string;
  readonly mailedCode?: string;
}

const PATHS: Readonly<Record<Part, string>> = {
  intake: '/public/petitions',
  notify: '/public/letters',
  hearing: '/public/reviews',
  supervision: '/public/evaluation',
};

const PATIENCE_MS = 15_000;

const fault = (code: string, message: string, retryable = false): Fault => new Fault(`follow.${code}`, message, { retryable });

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const refused = async (answer: Response, url: string): Promise<Fault> => {
  if (answer.status === 404) return fault('not-found', 'nothing is found with this code and second factor');
  if (answer.status === 429) {
    return fault('too-many', `too many wrong tries; wait ${answer.headers.get('retry-after') ?? 'some'} s`, true);
  }
  if (answer.status === 409) return fault('refused', `refused: ${String(((await answer.json()) as { readonly code?: unknown }).code)}`);
  if (answer.status === 400) return fault('bad-input', 'the code, second factor or wish has not the form it must have');
  await answer.body?.cancel();

  return fault('away', `${url} answers ${answer.status}`, true);
};

/** One question under `/public`. @throws Fault `follow.not-found`, `follow.too-many`, `follow.bad-input`, `follow.away`. */
export const askPublic = async (door: string, path: string, body: object): Promise<Response> => {
  const url = new URL(path, door).href;
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(PATIENCE_MS) }).catch((error: unknown) => {
    throw fault('away', `${url} does not answer: ${reasonOf(error)}`, true);
  });
  if (!answer.ok) throw await refused(answer, url);

  return answer;
};

/** Changes how the petitioner's letters come from now on. @throws Fault as `askPublic`, and `follow.refused`. */
export const changeConsents = async (door: string, factors: Factors, consents: readonly string[]): Promise<void> => {
  const answer = await askPublic(door, '/public/petitions/consents', { ...factors, consents });
  await answer.body?.cancel();
};

/** One service's part of the matter. @throws as `askPublic`, and `follow.not-understood`. */
export const askPart = async <Name extends Part>(part: Name, doors: PublicDoors, factors: Factors): Promise<PartOf<Name>> => {
  const answer = await askPublic(doors[part], PATHS[part], factors);
  const read = PARTS[part].safeParse(await answer.json());
  if (!read.success) throw fault('not-understood', `${part} says something that this client does not understand`);

  return read.data as PartOf<Name>;
};
