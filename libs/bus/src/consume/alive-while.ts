/** Runs `work` and keeps the group membership alive meanwhile. Answers what a heartbeat threw (a rebalance, a lost connection), to be rethrown after the commit. */
export const aliveWhile = async (heartbeat: () => Promise<void>, everyMs: number, work: () => Promise<void>): Promise<unknown> => {
  let lost: unknown;
  const timer = setInterval(() => {
    heartbeat().catch((error: unknown) => {
      lost ??= error;
    });
  }, everyMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }

  return lost;
};
