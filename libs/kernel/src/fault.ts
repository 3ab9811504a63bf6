/** The machine failed (a refusal is a value, never a fault). Match on `code`. */
export class Fault extends Error {
  readonly code: string;
  /** True: passing, tried again in place. False: it will fail again with the same input. */
  readonly retryable: boolean;

  constructor(code: string, message: string, options: { readonly retryable: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.retryable = options.retryable;
  }
}
