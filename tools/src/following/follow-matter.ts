import { Fault } from '@huiyin/kernel';

import type { Followed, FollowedNext, Part, PartOf } from './followed.js';
import { askPart, type Factors, type PublicDoors } from './public-door.js';

/** Hearing knows of a matter from its first opinion on; before that, asking there would count as a wrong guess. */
const OPINION = 'opinion-issued';

type Other = Exclude<Part, 'intake'>;

const NOTHING: { readonly [Name in Other]: PartOf<Name> } = {
  notify: { letters: [] },
  hearing: { requests: [], clocks: [], next: [], ended: false },
  supervision: { stage: 'none', next: [] },
};

interface Answer<Name extends Other> {
  readonly said: PartOf<Name>;
  readonly missing: Followed['missing'];
}

/** A part that has heard nothing of the matter yet has nothing to show; one that does not answer is named. */
const asked = async <Name extends Other>(part: Name, doors: PublicDoors, factors: Factors): Promise<Answer<Name>> => {
  try {
    return { said: await askPart(part, doors, factors), missing: [] };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;

    return { said: NOTHING[part], missing: error.code === 'follow.not-found' ? [] : [{ part, why: error.message }] };
  }
};

/** The first that ends first; what has no end stands last. */
const byEnd = (a: FollowedNext, b: FollowedNext): number => (a.until ?? '9').localeCompare(b.until ?? '9');

/**
 * All of one's own matter with one call: intake says whether code and factor are right, then each service is asked for its part.
 * @throws Fault `follow.not-found` for a wrong code and a wrong factor alike, `follow.too-many`, `follow.bad-input`, `follow.away`.
 */
export const followMatter = async (doors: PublicDoors, factors: Factors): Promise<Followed> => {
  const matter = await askPart('intake', doors, factors);
  const hasOpinion = matter.steps.some(({ step }) => step === OPINION);
  const [notify, hearing, supervision] = await Promise.all([
    asked('notify', doors, factors),
    hasOpinion ? asked('hearing', doors, factors) : { said: NOTHING.hearing, missing: [] },
    asked('supervision', doors, factors),
  ]);
  const { next, ...evaluation } = supervision.said;

  return {
    ...matter,
    clocks: [...matter.clocks, ...hearing.said.clocks],
    next: [...matter.next, ...hearing.said.next, ...next].sort(byEnd),
    letters: notify.said.letters,
    requests: hearing.said.requests,
    evaluation,
    missing: [notify, hearing, supervision].flatMap(({ missing }) => missing),
  };
};
