import type { PetitionInput } from '@huiyin/contracts';
import type { Command } from '@huiyin/records';

/** A matter to be registered, whichever way it came. `command.digest` is the digest of `petition`. */
export interface RegistrationWish {
  readonly command: Command;
  /** The platform that sent it, and its number there. */
  readonly platform?: { readonly name: string; readonly number: string };
  readonly petition: PetitionInput;
}
