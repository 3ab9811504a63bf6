import { Catch, type ExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/** Nest replaces what a handler throws by a bare `{ status, message }`; the transport needs the error itself. */
@Catch()
export class KeepCause implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
