import type { ServiceName } from '@huiyin/contracts';
import { ApiError, type City } from '@huiyin/tools';

/** Every list that staff may ask for, service by service. */
const LISTS: readonly (readonly [ServiceName, string])[] = [
  ['intake', '/petitions?limit=100'],
  ['supervision', '/due?limit=200'],
  ['supervision', '/supervisions?role=body&limit=200'],
  ['supervision', '/supervisions?role=supervisor&limit=200'],
  ['hearing', '/reviews?limit=200'],
  ['archive', '/dossiers?limit=200'],
  ['notify', '/inbox?limit=200'],
  ['notify', '/dispatch?limit=200'],
];

const VIEWS: readonly (readonly [ServiceName, string])[] = [
  ['intake', '/petitions'],
  ['supervision', '/supervisions'],
  ['hearing', '/reviews'],
  ['archive', '/dossiers'],
  ['notify', '/letters'],
];

interface Page {
  readonly items: readonly unknown[];
  readonly next?: string;
}

const FORBIDDEN = 403;

/** Who may not ask for a list at all is shown nothing by it. */
const nothingIfForbidden = (error: unknown): Page => {
  if (error instanceof ApiError && error.refused.status === FORBIDDEN) return { items: [] };
  throw error;
};

const wholeList = async (city: City, staff: string, [service, path]: readonly [ServiceName, string]): Promise<string> => {
  let text = '';
  for (let next: string | undefined = ''; next !== undefined;) {
    const after: string = next === '' ? '' : `&after=${encodeURIComponent(next)}`;
    const page: Page = await city.api.json<Page>({ service, path: `${path}${after}`, staff }).catch(nothingIfForbidden);
    text += JSON.stringify(page);
    next = page.next;
  }

  return text;
};

/** Everything that the lists of the five services show to somebody, as text. */
export const listsSeenBy = async (city: City, staff: string): Promise<string> =>
  (await Promise.all(LISTS.map((list) => wholeList(city, staff, list)))).join('\n');

/** How each service answers one who asks for a matter by its id: 200, or the status of the refusal. */
export const viewsSeenBy = async (city: City, id: string, staff: string): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries(
    await Promise.all(
      VIEWS.map(async ([service, path]) => {
        const status = await city.api.json({ service, path: `${path}/${id}`, staff }).then(
          () => 200,
          (error: unknown) => {
            if (error instanceof ApiError) return error.refused.status;
            throw error;
          },
        );

        return [service, status] as const;
      }),
    ),
  );
