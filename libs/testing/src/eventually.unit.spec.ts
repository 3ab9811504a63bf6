import { eventually } from './eventually.js';

describe('eventually', () => {
  it('gives the value as soon as the assertion holds', async () => {
    let tries = 0;

    await expect(
      eventually(() => {
        tries += 1;
        expect(tries).toBe(3);

        return 'there';
      }),
    ).resolves.toBe('there');
  });

  it('throws the last failure when time is up', async () => {
    await expect(eventually(() => Promise.reject(new Error('still away')), { within: 30 })).rejects.toThrow('still away');
  });
});
