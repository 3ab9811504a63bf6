import { pino } from 'pino';
import { errorLine } from './error-line.js';

const lineOf = (error: unknown): string => {
  const lines: string[] = [];
  pino({ serializers: { err: errorLine } }, { write: (line: string) => void lines.push(line) }).error({ err: error }, 'failed');

  return lines.join();
};

describe('an error in the log', () => {
  it('has name, code, message and place, and none of its other members', () => {
    const line = lineOf(Object.assign(new Error('broken'), { code: 11_000, document: { name: '张三' } }));

    expect(JSON.parse(line).err).toEqual({ name: 'Error', code: '11000', message: 'broken', stack: expect.stringContaining('at ') });
  });

  it('does not quote the value that a unique index refused', () => {
    const error = Object.assign(new Error('E11000 duplicate key error index: x dup key: { phone: "13800000000" }'), {
      name: 'MongoServerError',
    });

    expect(lineOf(new Error('outer', { cause: error }))).not.toMatch(/phone|1380000/);
  });

  it('tells only the type of what is no error', () =>
    expect(JSON.parse(lineOf('张三')).err).toEqual({ name: 'Thrown', message: 'string' }));
});
