import type { RegistrationAnswer, PetitionInput } from '@huiyin/contracts';
import type { Answer } from '@huiyin/records';
import type { Petition } from '../domain/petition/state/petition.js';
import { reasonOf } from './refusal-reasons.js';

export const NUMBER_KNOWN = 'petition.number-known';
const KEY_REUSED = 'record.key-reused';

const refusal = (code: string, field?: unknown): RegistrationAnswer => ({
  outcome: 'refused',
  code: code === KEY_REUSED ? NUMBER_KNOWN : code,
  ...(typeof field === 'string' ? { field } : {}),
  reason: reasonOf(code),
});

export const numberKnown = (): RegistrationAnswer => refusal(NUMBER_KNOWN, 'number');

/** REG-20b: who was named as a representative beyond the lawful number is a petitioner like the others; the visit stands. */
const remarksOn = (petition: Petition, { petitioners }: PetitionInput): string[] => {
  if (petition.stage === 'none') return [];
  const left = petition.facts.petitioners.filter(({ representative }, at) => !representative && petitioners[at]?.representative === true);

  return left.map(({ id }) => `representative-refused:${id}`);
};

/** The answer of the record store, as the sender of a registration is told it. */
export const registrationAnswer = (answer: Answer<Petition>, input: PetitionInput): RegistrationAnswer => {
  if (answer.kind === 'refused') return refusal(answer.code, answer.code === KEY_REUSED ? 'number' : answer.detail['field']);
  const { id, state } = answer;
  const number = state.stage === 'none' ? '' : state.facts.number;
  if (answer.repeated || answer.kind === 'ignored') return { outcome: 'already-there', id, number };

  return { outcome: 'registered', id, number, remarks: remarksOn(state, input) };
};
