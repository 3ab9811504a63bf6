import { StandardSchemaValidationPipe } from '@nestjs/common';
import { invalidRequest, type FieldError } from './problem.js';

type Issues = Parameters<NonNullable<NonNullable<ConstructorParameters<typeof StandardSchemaValidationPipe>[0]>['exceptionFactory']>>[0];
type Issue = Issues[number];

const MAX_ERRORS = 50;
const MAX_FIELD = 120;

const fieldOf = (path: Issue['path']): string =>
  (path ?? [])
    .map((part) => String(typeof part === 'object' ? part.key : part))
    .join('.')
    .slice(0, MAX_FIELD);

/** zod puts all unknown fields of an object into one issue; each is named on its own. */
const unknownFields = (issue: Issue): readonly string[] =>
  'keys' in issue && Array.isArray(issue.keys) ? issue.keys.filter((key) => typeof key === 'string') : [];

const errorsOf = (issue: Issue): readonly FieldError[] => {
  const unknown = unknownFields(issue);
  if (unknown.length === 0) return [{ field: fieldOf(issue.path), reason: issue.message }];

  return unknown.map((name) => ({ field: fieldOf([...(issue.path ?? []), name]), reason: 'unknown field' }));
};

/** Checks bodies, queries and params by the zod schema of `@Body({ schema })`, `@Query({ schema })`, `@Param({ schema })`. */
export const schemaPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({ exceptionFactory: (issues) => invalidRequest(...issues.flatMap(errorsOf).slice(0, MAX_ERRORS)) });
