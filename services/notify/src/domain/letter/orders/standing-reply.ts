import type { OrgId } from '@huiyin/kernel';
import { withFacts, type Letter, type Letters } from '../letters.state.js';

/** The newest letter of these kinds that a body wrote and that stands, with its facts: what later letters repeat or name. */
export const standingReply = (
  state: Letters,
  { codes, by }: { readonly codes: readonly string[]; readonly by: OrgId },
): Letter | undefined => {
  const letter = state.letters.findLast(
    ({ code, issuer, standing }) => codes.includes(code) && issuer === by && standing.stage === 'stands',
  );

  return letter === undefined ? undefined : withFacts(state, letter);
};
