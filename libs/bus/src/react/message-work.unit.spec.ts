import { Fault } from '@huiyin/kernel';
import fc from 'fast-check';
import type { Arrival } from '../decode/arrival.js';
import { Progress, type MessageWork } from './message-work.js';

const work = (key: string, offset: number): MessageWork => {
  const arrival: Arrival = { topic: 't', partition: 0, offset, key, headers: {}, value: null, timestamp: '' };

  return { arrival, type: 'T', items: [], fault: undefined };
};
const fault = new Fault('x.y', 'broken', { retryable: false });

describe('what becomes of the messages of a chunk', () => {
  it('stops those of a key behind its first broken one, in whatever order they turn out to be broken', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 }), fc.array(fc.nat(29), { maxLength: 10 }), (keys, broken) => {
        const works = keys.map((key, offset) => work(key, offset));
        const progress = new Progress(works);
        const hit = broken.filter((index) => index < works.length);
        for (const index of hit) progress.break(works[index]!, fault);
        const firstOf = (key: string): number => Math.min(...hit.filter((index) => keys[index] === key));

        expect(progress.verdicts().map(({ kind }) => kind)).toEqual(
          keys.map((key, offset) => (offset < firstOf(key) ? 'settled' : offset === firstOf(key) ? 'broken' : 'behind')),
        );
      }),
    );
  });
});
