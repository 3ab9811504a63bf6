/** What is parked may hold what a sender wrote in the clear: it rests sealed. Implemented by the vault. */
export interface Sealer {
  seal(text: string): Promise<string> | string;
  open(sealed: string): Promise<string> | string;
}
