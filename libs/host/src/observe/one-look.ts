/**
 * One look for all figures of a scrape that come from it: a registry asks all its figures at once, so those that ask while a look is under
 * way get that one. Without it a figure that another one sets would tell what was at the scrape before.
 */
export const oneLook = <Seen>(look: () => Promise<Seen>): (() => Promise<Seen>) => {
  let running: Promise<Seen> | undefined;

  return () => {
    running ??= look().finally(() => {
      running = undefined;
    });

    return running;
  };
};

/** What cannot be seen has no figure: the others of the page go on. */
export const orNothing = async <Seen>(look: Promise<readonly Seen[]>): Promise<readonly Seen[]> => {
  try {
    return await look;
  } catch {
    return [];
  }
};
