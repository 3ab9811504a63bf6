const HOUR = 3_600_000;

/** Waits for Ctrl-C, `npm stop` or a closed terminal. A second Ctrl-C does not wait for anything. */
export const untilAsked = (): Promise<void> =>
  new Promise((resolve) => {
    // Waiting for a signal alone does not keep Node running.
    const hold = setInterval(() => undefined, HOUR);
    let asked = false;
    const ask = (signal: NodeJS.Signals): void => {
      if (asked && signal === 'SIGINT') process.exit(130);
      asked = true;
      clearInterval(hold);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  });
