import type { OrgId } from '@huiyin/kernel';
import type { Letter } from '../domain/letter/letters.state.js';

const issuedOf = ({ making }: Letter) => {
  if (making.stage !== 'issued') return {};
  const { number, issuedOn, file } = making;

  return { ...(number === undefined ? {} : { number }), issuedOn, size: file.size };
};

/** How it was served, without the sealed words of its proof; what came back, and what is on file. */
const serviceOf = ({ service, proofs = [], takenBack }: Letter) => {
  const { proof, ...plain } = service.stage === 'served' ? service : { ...service, proof: undefined };

  return {
    service: { ...plain, ...(proof === undefined ? {} : { proof: proof.kind }) },
    ...(proofs.length === 0 ? {} : { proofs: proofs.map(({ what }) => what) }),
    ...(takenBack === undefined ? {} : { takenBack }),
  };
};

/** A letter as staff see it in lists: codes, ids and dates, no words of people. */
export const letterRow = (letter: Letter) => {
  const { id, code, addressee, issuer, making, delivery, standing, ref, onBehalfOf, copies } = letter;

  return {
    letterId: id,
    ...{ code, addressee, issuer, onBehalfOf, copies },
    ...(ref === undefined ? {} : { ref }),
    ...(letter.approval === undefined ? {} : { approval: letter.approval }),
    ...(letter.objections === undefined ? {} : { objections: letter.objections.length }),
    ...(letter.onFile === undefined ? {} : { onFile: letter.onFile }),
    making: making.stage,
    ...issuedOf(letter),
    delivery: delivery.stage,
    ...serviceOf(letter),
    standing,
  };
};
export type LetterRow = ReturnType<typeof letterRow>;

export const isListedFor = (org: OrgId, { service, standing }: Letter): boolean =>
  service.stage === 'listed' && service.office === org && standing.stage === 'stands';

/** Addressed or copied (抄送) to it. */
export const isInInboxOf = (org: OrgId, { addressee, copies, making, onFile }: Letter): boolean =>
  making.stage === 'issued' && onFile !== true && ((addressee.kind === 'organisation' && addressee.org === org) || copies.includes(org));
