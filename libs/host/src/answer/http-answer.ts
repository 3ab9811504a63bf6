import type { Answer } from '@huiyin/records';
import { problem, PROBLEM_TYPE } from '../problem/problem.js';
import { statusOfRefusal } from '../problem/refusal-status.js';
import { etagOf } from '../request/expected-version.js';

/** What a controller returns when it is more than a body: status and headers go with it. */
export class HttpAnswer {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

export interface AnswerForm<State> {
  /** Path of the record: the answer is 201 with `Location`. */
  readonly location?: string;
  /** Body of an accepted command; without it id and version. */
  readonly body?: (state: State) => unknown;
}

/** A command's answer: 200 or 201 with `ETag`, or the refusal as Problem Details. A repeat gets the same, and a header that says so. */
export const answerToHttp = <State>(answer: Answer<State>, form: AnswerForm<State> = {}): HttpAnswer => {
  const replayed: Readonly<Record<string, string>> = answer.repeated ? { 'idempotency-replayed': 'true' } : {};
  if (answer.kind === 'refused') return refusal(answer, replayed);

  const headers = { ...replayed, etag: etagOf(answer.version) };
  const body = form.body?.(answer.state) ?? { id: answer.id, version: answer.version };

  return form.location === undefined
    ? new HttpAnswer(200, body, headers)
    : new HttpAnswer(201, body, { ...headers, location: form.location });
};

/** A view of a record, with its version as `ETag`. */
export const withVersion = (version: number, body: unknown): HttpAnswer => new HttpAnswer(200, body, { etag: etagOf(version) });

const refusal = (
  { code, detail }: Extract<Answer<unknown>, { kind: 'refused' }>,
  headers: Readonly<Record<string, string>>,
): HttpAnswer => {
  const status = statusOfRefusal(code);
  // Where the answer is "not there" or "not allowed", a detail would tell what exists.
  const params = status === 404 || status === 403 ? {} : { params: detail };

  return new HttpAnswer(status, problem(status, code, params), { ...headers, 'content-type': PROBLEM_TYPE });
};
