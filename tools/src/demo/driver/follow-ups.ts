import { ApiError } from './api-error.js';
import type { City, Matter } from './city.js';

export interface FollowUp {
  readonly id: string;
  readonly holder: string;
  readonly done: boolean;
}

const LOOKER = 'p-xfj:supervisor';

/** What duty holders still have to do; nothing on a matter that the province may not see. */
export const openFollowUps = async (city: City, matter: Matter): Promise<readonly FollowUp[]> => {
  try {
    const view = await city.api.json<{ readonly followUps: readonly FollowUp[] }>({
      service: 'supervision',
      path: `/supervisions/${matter.id}`,
      staff: LOOKER,
    });

    return view.followUps.filter(({ done }) => !done);
  } catch (error) {
    if (error instanceof ApiError && error.refused.status === 404) return [];
    throw error;
  }
};

interface Doing {
  readonly matter: Matter;
  readonly followUpId: string;
  readonly staff: string;
}

export const recordFollowUp = async (city: City, { matter, followUpId, staff }: Doing, body: unknown): Promise<void> => {
  await city.api.json({ service: 'supervision', path: `/supervisions/${matter.id}/follow-ups/${followUpId}`, staff, body });
};
