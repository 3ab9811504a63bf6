import type { DataOf, FollowUpRecorded, SupervisionReported, VisitRecorded } from '@huiyin/contracts';
import type { LocalDate, OrgId, StaffId } from '@huiyin/kernel';
import { factsFor, toOrganisation, type LettersFor, type Order, type Scene } from '../order.js';

/** A form that its office keeps: nobody receives it. */
const keptBy = (org: OrgId) => ({ issuer: org, to: toOrganisation(org), onFile: true as const });

/** Why the body is supervised, as the notice (L21) of the item says; nothing where none was given. */
const groundOf = (itemId: string, { state }: Scene): string | undefined =>
  state.letters.findLast(({ code, ref }) => code === 'L21' && ref === itemId)?.facts['ground'] as string | undefined;

interface Visited {
  readonly members?: readonly StaffId[];
  readonly from?: LocalDate;
  readonly until?: LocalDate;
}

const visitOf = (itemId: string, { state }: Scene): Visited =>
  state.letters.findLast(({ code, ref, facts }) => code === 'L22' && ref === itemId && facts['part'] === 'record')?.facts ?? {};

/** L22 督查记录 (S0-20): the on-the-spot check as its members recorded it. */
export const visitRecorded: LettersFor<DataOf<typeof VisitRecorded>> = (data, scene) => {
  const { itemId, body, supervisor, members, visitedOn, findings } = data;
  const ground = groundOf(itemId, scene);
  const facts = factsFor('L22', { part: 'record', body, ground, members, from: visitedOn, until: visitedOn, findings });

  return [{ code: 'L22', ...keptBy(supervisor), facts, ref: itemId }];
};

/** L22 督查情况报告 (S0-22): to the leader who ordered the supervision, in the supervisor's own office. */
export const supervisionReported: LettersFor<DataOf<typeof SupervisionReported>> = (data, scene) => {
  const { itemId, body, supervisor, by, report } = data;
  const { members = [by], from, until } = visitOf(itemId, scene);
  const facts = factsFor('L22', { part: 'report', body, ground: groundOf(itemId, scene), members, from, until, findings: report });

  return [{ code: 'L22', ...keptBy(supervisor), facts, ref: itemId }];
};

/** Who was followed up, where the matter has one petitioner; of several the follow-up does not say. */
const personOf = ({ matter: { petitioners } }: Scene): string | undefined => (petitioners.length === 1 ? petitioners[0]?.id : undefined);

/** L27 回访记录 (S1-12): the way, the attempt and its result, by whoever has the duty. */
export const followUpRecorded: LettersFor<DataOf<typeof FollowUpRecorded>> = (data, scene): readonly Order[] => {
  const { followUpId, holder, way, result, note, by, doneOn } = data;
  const facts = factsFor('L27', { visitedOn: doneOn, way, person: personOf(scene), visitor: by, result, note });

  return [{ code: 'L27', ...keptBy(holder), facts, ref: followUpId }];
};
