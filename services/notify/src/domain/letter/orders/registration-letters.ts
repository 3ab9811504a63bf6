import type { DataOf, PetitionLinked, PetitionRegistered, PetitionWithdrawn, UrgencyReported } from '@huiyin/contracts';
import { dayOf } from '@huiyin/time';
import { factsFor, toOrganisation, type LettersFor } from '../order.js';
import { forPetitioners, forReachable } from './recipients-of-letters.js';

/** L35 登记回执: number and query code, to everyone who can be reached. */
export const registered: LettersFor<Pick<DataOf<typeof PetitionRegistered>, 'registeredBy' | 'queryCode'>> = (data, scene) =>
  forReachable({ code: 'L35', issuer: data.registeredBy, facts: factsFor('L35', { queryCode: data.queryCode }) }, scene);

/** L33 办理情况告知书: a repeat is told where the running matter stands (INV-16); the same problem of others is answered on its own. */
export const linked: LettersFor<DataOf<typeof PetitionLinked>> = (data, scene) => {
  if (data.relation !== 'repeat') return [];
  const { stage, body, until } = data.state;
  const facts = factsFor('L33', { basis: 'repeat', toNumber: data.toNumber, stage, body, until });

  return forPetitioners({ code: 'L33', issuer: data.by, facts, ref: data.to }, scene);
};

/** L34 紧急情况报告: to each body that must know at once (Regulation Art. 25). */
export const urgencyReported: LettersFor<DataOf<typeof UrgencyReported>> = (data, { matter }) =>
  data.to.map((org) => ({
    code: 'L34',
    issuer: data.by,
    to: toOrganisation(org),
    facts: factsFor('L34', { content: matter.content }),
  }));

/** L36 撤回确认书. */
export const withdrawn: LettersFor<DataOf<typeof PetitionWithdrawn>> = (data, scene) =>
  forPetitioners(
    {
      code: 'L36',
      issuer: data.recordedBy,
      facts: factsFor('L36', { by: data.by, way: data.way, withdrawnOn: dayOf(scene.moment.at) }),
    },
    scene,
  );
