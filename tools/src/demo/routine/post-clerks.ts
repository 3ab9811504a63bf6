import type { Story } from '../agenda/story.js';
import { readStaffIds } from '../driver/bearers.js';

/** Who posts letters in an office; review offices have no registrar. */
const POSTS = ['registrar', 'reviewer-1'];

/** One member of staff of each organisation that acts in the stories, to post its letters to people without a mail address. */
export const postClerks = async (stories: readonly Story[]): Promise<readonly string[]> => {
  const known = await readStaffIds();
  const acting = stories.flatMap(({ threads }) => threads.flatMap(({ steps }) => steps.map(({ staff }) => staff.split(':')[0] ?? '')));

  return [...new Set(acting)].flatMap((org) => {
    const clerk = POSTS.map((post) => `${org}:${post}`).find((id) => known.has(id));

    return clerk === undefined ? [] : [clerk];
  });
};
