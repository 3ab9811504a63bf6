import type { GivenPromise } from './evidence/evidence.js';

/** What clients were told: the load driver writes down each accepted command the moment the answer arrives. */
export class PromiseLog {
  readonly #given: GivenPromise[] = [];

  accepted(promise: GivenPromise): void {
    this.#given.push(promise);
  }

  get given(): readonly GivenPromise[] {
    return [...this.#given];
  }
}
