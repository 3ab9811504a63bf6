import type { Registered } from './petition.js';

/** Takes the mark of the simple procedure from a matter, at whatever stage it stands. */
export const withoutSimple = <State extends Registered>(petition: State): State => {
  const { simple: _simple, ...rest } = petition;

  return rest as State;
};
