import { Fault } from '@huiyin/kernel';
import { MongoBulkWriteError, MongoNetworkError, MongoServerError } from 'mongodb';
import { asFault, isPassing } from './passing.js';

const bulk = (error: ConstructorParameters<typeof MongoBulkWriteError>[0] | Error) =>
  new MongoBulkWriteError(error as never, { insertedCount: 0 } as never);

describe('an error that passes', () => {
  it.each([
    ['a line to the database that broke', new MongoNetworkError('connection 35 closed')],
    ['the same in the middle of a bulk: the driver keeps no more than its words', bulk(new MongoNetworkError('connection 35 closed'))],
    ['a fault that says so', new Fault('x', 'x', { retryable: true })],
  ])('is %s', (_, error) => expect(isPassing(error)).toBe(true));

  it.each([
    ['what the server refused', new MongoServerError({ message: 'Document failed validation', code: 121 })],
    ['what the server refused of a bulk', bulk({ message: 'E11000 duplicate key', code: 11_000, writeErrors: [] } as never)],
    ['a mistake of ours', new TypeError('x is undefined')],
    ['a fault that says so', new Fault('x', 'x', { retryable: false })],
  ])('is not %s', (_, error) => expect(isPassing(error)).toBe(false));

  it('keeps its code and cause where it becomes a fault', () => {
    const cause = bulk(new MongoNetworkError('closed'));

    expect(asFault(cause, 'bus.handler-threw')).toMatchObject({ code: 'bus.handler-threw', retryable: true, cause });
  });
});
