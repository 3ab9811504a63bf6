export interface ErrorLine {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: ErrorLine;
}

/** Name, code, message, place. pino's own serializer would copy all members, a driver's error those of the document. */
export const errorLine = (error: unknown): ErrorLine => {
  if (!(error instanceof Error)) return { name: 'Thrown', message: typeof error };
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? { code: String(error.code) } : {};
  const cause = error.cause === undefined ? {} : { cause: errorLine(error.cause) };

  return {
    name: error.name,
    ...code,
    message: messageOf(error),
    ...(error.stack === undefined ? {} : { stack: placeOf(error) }),
    ...cause,
  };
};

/** E11000 quotes the value that is there twice. */
const messageOf = ({ name, message }: Error): string =>
  /^Mongo(?:Server|Bulk\w*)Error$/.test(name) ? (message.split('dup key')[0] ?? '') : message;

const placeOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .join('\n');
