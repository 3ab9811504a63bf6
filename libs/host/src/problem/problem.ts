/** One field of a request that is wrong, and why. Never carries the value. */
export interface FieldError {
  readonly field: string;
  readonly reason: string;
}

/** Problem Details (RFC 9457). `code` is the refusal or fault code; people's words for it are made by whoever shows it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly correlation?: string;
  readonly errors?: readonly FieldError[];
  /** The detail of a refusal: codes, dates and numbers that explain it. */
  readonly params?: Readonly<Record<string, unknown>>;
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

interface ProblemContent {
  readonly title?: string;
  readonly errors?: readonly FieldError[];
  readonly params?: Readonly<Record<string, unknown>>;
}

export const problem = (status: number, code: string, content: ProblemContent = {}): Problem => ({
  type: `urn:huiyin:problem:${code}`,
  title: content.title ?? TITLES[status] ?? 'Error',
  status,
  code,
  ...(content.errors === undefined ? {} : { errors: content.errors }),
  ...(content.params === undefined || Object.keys(content.params).length === 0 ? {} : { params: content.params }),
});

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'A valid bearer token is needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Refused by a rule',
  410: 'Destroyed',
  412: 'Changed in the meantime',
  413: 'Too large',
  415: 'Media type not supported',
  422: 'Idempotency-Key was used for another request',
  428: 'If-Match is needed',
  429: 'Too many requests',
  500: 'Internal fault',
  503: 'Not available at the moment',
};

/** Ends a request with a problem. For the edge only: rules answer with refusals, which are values. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(stated: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(stated.code);
    this.name = 'ProblemError';
    this.problem = stated;
    this.headers = headers;
  }
}

/** 400 that names fields and reasons. */
export const invalidRequest = (...errors: readonly FieldError[]): ProblemError =>
  new ProblemError(problem(400, 'request.invalid', { errors }));

/** 404, for what is not there and for what the caller may not see alike. */
export const notFound = (code = 'record.not-found'): ProblemError => new ProblemError(problem(404, code));
