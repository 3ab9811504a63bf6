/** What is wrong with a written document: where (path; with the line in YAML), and why. */
export interface WrittenFault {
  readonly field: string;
  readonly reason: string;
}

export type Path = readonly PropertyKey[];

/** Names a place of a document as its writer finds it. */
export type Locate = (path: Path) => string;

const LONGEST = 120;

/** A path in words: `timers.0.limit`. */
export const inWords: Locate = (path) => path.map(String).join('.').slice(0, LONGEST);
