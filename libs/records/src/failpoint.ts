import { Fault } from '@huiyin/kernel';

/** Places between two steps where a crash must do no harm. */
export type Failpoint =
  | 'after-write-before-send'
  | 'after-send-before-mark'
  | 'after-write-before-commit-offset'
  | 'after-number-before-letter'
  | 'after-claim-before-smtp'
  | 'after-smtp-before-sent';

const passed = new Map<Failpoint, number>();

/**
 * Ends the process with SIGKILL where HUIYIN_FAILPOINT names this place, `after-send-before-mark`, or `after-send-before-mark@3`
 * for the third time it is passed. For chaos tests; a production process that has the variable set does not go on.
 */
export const failpoint = (name: Failpoint): void => {
  const wanted = process.env['HUIYIN_FAILPOINT'];
  if (wanted === undefined || wanted === '') return;
  if (process.env['NODE_ENV'] === 'production')
    throw new Fault('record.failpoint-in-production', 'HUIYIN_FAILPOINT is set', { retryable: false });

  const [place, times = '1'] = wanted.split('@');
  if (place !== name) return;
  const count = (passed.get(name) ?? 0) + 1;
  passed.set(name, count);
  if (count >= Number(times)) process.kill(process.pid, 'SIGKILL');
};
