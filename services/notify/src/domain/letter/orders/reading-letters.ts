import type { DataOf, LeaderCommented, LeaderReadingAsked, LetterEvent } from '@huiyin/contracts';
import { ignored, notYet, recorded, type Decide, type StaffId } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { withFacts, type Letters } from '../letters.state.js';
import { factsFor, toOrganisation, type Heard, type LettersFor } from '../order.js';
import { replaced } from '../replace-letter.js';

/** L29 领导阅批单: the draft opinion on a slip, kept by the office or sent to the body of the leader who reads it. */
export const leaderReadingAsked =
  (draftedBy: StaffId): LettersFor<DataOf<typeof LeaderReadingAsked>> =>
  (data, { matter, moment }) => {
    const { by, leader, leaderOf, draft, readingId } = data;
    const facts = factsFor('L29', {
      content: matter.content ?? matter.title,
      draftOpinion: draft,
      draftedBy,
      draftedOn: dayOf(moment.at),
      leader,
    });
    const onFile = leaderOf === by ? { onFile: true as const } : {};

    return [{ code: 'L29', issuer: by, to: toOrganisation(leaderOf), facts, ref: readingId, ...onFile }];
  };

/** L29 again: with the leader's comment, in the place of the slip that had none. */
export const completeReading =
  ({ name, data }: Heard<DataOf<typeof LeaderCommented>>): Decide<Letters, LetterEvent> =>
  (state, { at }) => {
    if (state.matter.stage === 'unknown') return notYet('matter-not-registered');
    const slip = state.letters.findLast(
      ({ code, ref, standing }) => code === 'L29' && ref === data.readingId && standing.stage === 'stands',
    );
    if (slip === undefined) return ignored('no slip stands');
    const facts = { leader: data.by, comment: data.comment, commentedOn: dayOf(at) };

    return recorded(...replaced(withFacts(state, slip), { reason: 'commented', name, withheld: state.withheld, facts }));
  };
