import type { OutMessage } from '@huiyin/records';
import { slicesOf } from './slices.js';

const message = (value: string): OutMessage => ({ topic: 't', key: 'k', headers: {}, value });

describe('cutting what is published into sends', () => {
  it('keeps the order and stays under the limit', () => {
    const messages = Array.from({ length: 10 }, (_, index) => message(String(index).repeat(300)));
    const slices = slicesOf(messages, 1_000);

    expect(slices.flat()).toEqual(messages);
    expect(slices.map((slice) => slice.length)).toEqual([2, 2, 2, 2, 2]);
  });

  it('refuses a message that fits no batch', () => {
    expect(() => slicesOf([message('x'.repeat(2_000))], 1_000)).toThrow(
      expect.objectContaining({ code: 'bus.message-too-large', retryable: false }),
    );
  });

  it('has nothing to send for nothing', () => {
    expect(slicesOf([], 1_000)).toEqual([]);
  });
});
