import type { RegistrationAnswer } from '@huiyin/contracts';
import { HttpAnswer, problem, ProblemError } from '@huiyin/host';

const KNOWN_WITH_OTHER_CONTENT = 'petition.number-known';
const FORBIDDEN: ReadonlySet<string> = new Set(['actor.not-authorised', 'petition.registered-for-others']);

const statusOf = (code: string): number => {
  if (code === KNOWN_WITH_OTHER_CONTENT) return 422;

  return FORBIDDEN.has(code) ? 403 : 409;
};

/** The answer to one registration over HTTP: 201, 200 where it is already there, or Problem Details that name field and reason. */
export const registrationToHttp = (answer: RegistrationAnswer): HttpAnswer => {
  if (answer.outcome === 'registered') return new HttpAnswer(201, answer, { location: `/petitions/${answer.id}` });
  if (answer.outcome === 'already-there') return new HttpAnswer(200, answer);
  const { code, field = '', reason } = answer;

  throw new ProblemError(problem(statusOf(code), code, { errors: [{ field, reason }] }));
};
