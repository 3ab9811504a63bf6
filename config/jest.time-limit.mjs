// The runner has no time limit of its own: a test or hook that hangs would hold up everything behind it.
import { setTimeout as wait } from 'node:timers/promises';

import { addEventHandler } from 'jest-circus';

/** For whatever names no limit itself: real servers on a busy machine. */
const LIMIT_MS = 120_000;

const limited = (work, limit) => async () => {
  const over = new AbortController();
  const late = async () => {
    await wait(limit, undefined, { signal: over.signal });
    throw new Error(`still running after ${limit / 1_000} s`);
  };
  try {
    return await Promise.race([work(), late()]);
  } finally {
    over.abort();
  }
};

const limit = (entry) => {
  if (entry?.fn) entry.fn = limited(entry.fn, entry.timeout ?? LIMIT_MS);
};

addEventHandler(({ name }, { currentDescribeBlock }) => {
  if (name === 'add_test') limit(currentDescribeBlock.children.at(-1));
  if (name === 'add_hook') limit(currentDescribeBlock.hooks.at(-1));
});
