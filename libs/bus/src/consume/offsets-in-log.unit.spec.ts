import type { Admin } from 'kafkajs';
import { assertOffsetsInLog, offsetsOf, remainingOf, standingOf } from './offsets-in-log.js';

const GROUP = { groupId: 'g', topics: ['t'] };

/** A log that grows by ten with each question, and a group that reads all of it at once. */
const busy = () => {
  let end = 100;
  const grown = (): string => String((end += 10));
  const admin: Pick<Admin, 'fetchTopicOffsets' | 'fetchOffsets'> = {
    fetchTopicOffsets: async () => [{ partition: 0, low: '0', high: grown(), offset: String(end) }],
    fetchOffsets: async () => [{ topic: 't', partitions: [{ partition: 0, offset: grown(), metadata: null }] }],
  };

  return admin as Admin;
};

describe('the place of a group in the log', () => {
  it('[REGR] lies in the log while other members read on: the end is asked for last', async () => {
    const standing = await standingOf(busy(), GROUP);

    expect(() => assertOffsetsInLog('g', standing)).not.toThrow();
    expect(standing).toMatchObject([{ committed: 110n, high: 120n }]);
  });

  it('reports as read what was read when the end was asked for, and nothing that would hide what another partition has left', async () => {
    const [offsets] = await offsetsOf(busy(), GROUP);

    expect(offsets).toMatchObject({ high: 110n, committed: 120n });
    expect(remainingOf(offsets!)).toBe(0n);
  });

  it('is refused below the start and beyond the end of the log', () => {
    const at = (committed: bigint) => [{ topic: 't', partition: 0, low: 5n, high: 9n, committed }];

    for (const within of [5n, 9n]) expect(() => assertOffsetsInLog('g', at(within))).not.toThrow();
    for (const outside of [4n, 10n])
      expect(() => assertOffsetsInLog('g', at(outside))).toThrow(expect.objectContaining({ code: 'bus.offset-outside-log' }));
  });
});
