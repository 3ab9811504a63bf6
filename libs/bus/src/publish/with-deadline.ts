import { Fault } from '@huiyin/kernel';

/** The result of `work`, or a passing fault once the deadline is over. The work itself cannot be called back. */
export const withDeadline = async <Result>(work: Promise<Result>, milliseconds: number, code: string): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Fault(code, `no answer within ${milliseconds} ms`, { retryable: true })), milliseconds);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
};
