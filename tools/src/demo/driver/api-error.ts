import { Fault } from '@huiyin/kernel';

/** What a service answered when it did not do what it was asked: Problem Details, and the call that met them. */
export interface Refused {
  readonly call: string;
  readonly staff: string;
  readonly status: number;
  readonly code: string;
  readonly body: string;
}

/** A call that a service refused, said so that the reader need not look further. */
export class ApiError extends Fault {
  readonly refused: Refused;

  constructor(refused: Refused) {
    const { call, staff, status, code, body } = refused;
    super('demo.call-refused', `${call} as ${staff}: ${status} ${code}\n  ${body}`, { retryable: false });
    this.refused = refused;
  }
}
