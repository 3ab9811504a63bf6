/** Says one line of what is going on; anything longer than two seconds says something. */
export type Progress = (line: string) => void;

export const toStderr: Progress = (line) => void process.stderr.write(`${line}\n`);
export const silent: Progress = () => undefined;

const FIRST_WORD_AFTER = 2_000;
const THEN_EVERY = 15_000;

interface Slow {
  readonly what: string;
  readonly progress: Progress;
}

/** Runs work; once it has taken two seconds, says what runs, and then now and again how long it has been. */
export const shown = async <T>({ what, progress }: Slow, work: () => Promise<T>): Promise<T> => {
  const since = Date.now();
  const seconds = (): string => `${Math.round((Date.now() - since) / 1000)} s`;
  let said = false;
  let timer = setTimeout(function say() {
    progress(said ? `${what} … ${seconds()}` : `${what} …`);
    said = true;
    timer = setTimeout(say, THEN_EVERY);
  }, FIRST_WORD_AFTER);
  try {
    const result = await work();
    if (said) progress(`${what}: done after ${seconds()}`);

    return result;
  } finally {
    clearTimeout(timer);
  }
};
