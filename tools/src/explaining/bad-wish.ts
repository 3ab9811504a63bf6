/** What a person asked for cannot be: said in one line, never with a stack. */
export class BadWish extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadWish';
  }
}
