import { Together } from './together.js';

/** Groups as they were done, each held until it is let go. */
const held = () => {
  const groups: string[][] = [];
  const gates: (() => void)[] = [];
  const together = new Together<string>(async (items) => {
    groups.push([...items]);
    await new Promise<void>((resolve) => gates.push(resolve));

    return items.map(() => ({ result: undefined }));
  }, 3);
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  return { groups, together, turn, letGo: () => gates.shift()?.() };
};

describe('work that is done together', () => {
  it('begins at once for one alone, and with all that came in one go', async () => {
    const { groups, together, turn } = held();
    void together.do('a');
    void together.do('b');
    await turn();

    expect(groups).toEqual([['a', 'b']]);
  });

  it('takes what came meanwhile as the next group, in its order and within its bound', async () => {
    const { groups, together, turn, letGo } = held();
    void together.do('a');
    await turn();
    for (const item of ['b', 'c', 'd', 'e']) void together.do(item);
    letGo();
    await turn();
    letGo();
    await turn();

    expect(groups).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
  });

  it('begins again after a rest', async () => {
    const { groups, together, turn, letGo } = held();
    const first = together.do('a');
    await turn();
    letGo();
    await first;
    await turn();
    void together.do('b');
    await turn();

    expect(groups).toEqual([['a'], ['b']]);
  });

  it('tells each what became of him: his result, or why he failed, and all where the group failed', async () => {
    const together = new Together<string, string>(async (items) => {
      if (items.includes('worst')) throw new Error('all');

      return items.map((item) => (item === 'bad' ? { failed: new Error('one') } : { result: item.toUpperCase() }));
    });

    expect(await Promise.allSettled(['good', 'bad'].map((item) => together.do(item)))).toMatchObject([
      { status: 'fulfilled', value: 'GOOD' },
      { status: 'rejected', reason: { message: 'one' } },
    ]);
    expect(await Promise.allSettled(['good', 'worst'].map((item) => together.do(item)))).toMatchObject([
      { reason: { message: 'all' } },
      { reason: { message: 'all' } },
    ]);
  });

  it('fails those of whom nothing is said', async () => {
    const together = new Together<string>(async () => []);

    await expect(together.do('a')).rejects.toThrow('nothing was said');
  });
});
