import type { WrittenFault } from '@huiyin/contracts';

/** Whose rules, or whose calendar of which year. */
export interface Address {
  readonly region?: string | undefined;
  readonly year?: string | undefined;
}

/** A kind of directory entity that one person proposes and another approves. */
export interface DraftedKind {
  readonly command: 'rules' | 'calendar';
  readonly title: string;
  readonly hasYear: boolean;
  /** What speaks against a file without asking any service. */
  faultsOf(text: string): readonly WrittenFault[];
  /** The address a file names. */
  addressOf(text: string): Address;
  /** Where intake has it. */
  path(address: Address): string;
  /** What holds, as a table. */
  standing(view: Readonly<Record<string, unknown>>): readonly (readonly string[])[];
}

export const named = (value: string | undefined, option: string): string => {
  if (value === undefined) throw new RangeError(`say ${option}: neither the file nor the command names it`);

  return value;
};
