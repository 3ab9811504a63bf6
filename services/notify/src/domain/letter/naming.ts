import type { Letter } from './letters.state.js';

type LetterName = Pick<Letter, 'code' | 'addressee'> & { readonly letterId: string };

/** What every event of a letter names. */
export const nameOf = ({ id, code, addressee }: Letter): LetterName => ({ letterId: id, code, addressee });

/** The opinion, request or item that the letter carries, for whoever waits for its service. */
export const refOf = ({ ref }: Letter): { readonly ref?: string } => (ref === undefined ? {} : { ref });

/** 发文字号 of an issued letter. */
export const numberOf = (letter: Letter | undefined): string | undefined =>
  letter?.making.stage === 'issued' ? letter.making.number : undefined;

/** The same object without one member. */
export const without = <Whole extends object, Name extends keyof Whole>(whole: Whole, name: Name): Omit<Whole, Name> =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name)) as Omit<Whole, Name>;
