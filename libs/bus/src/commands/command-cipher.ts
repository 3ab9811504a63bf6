export type ClearCommands = 'taken' | 'refused';

/** Opens commands that partners encrypted to this service's public key (`content-type: application/jose`). */
export interface CommandCipher {
  open(text: string): Promise<unknown>;
}
