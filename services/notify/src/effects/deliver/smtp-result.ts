import type { MailResult } from './mail.js';

export interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** Commands that speak about this mail; what the server says to others is about the connection and passes. */
const OF_THE_MAIL: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);
const PERMANENT = 500;
/** 421: the server closes; whatever it was said to. */
const CLOSING = 421;

const isFinal = ({ responseCode = 0, command = '' }: SmtpError): boolean => responseCode >= PERMANENT && OF_THE_MAIL.has(command);

/** Without an answer: what never began was put off, or was no mail at all; what began may have arrived. */
const withoutAnswer = (code: string, hasBegun: boolean): MailResult['result'] => {
  if (hasBegun) return 'unknown';

  return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'later';
};

/** Says something about the server and not about this mail: what opens the breaker. */
const isOfServer = ({ responseCode, command = '' }: SmtpError): boolean =>
  responseCode === undefined || responseCode === CLOSING || !OF_THE_MAIL.has(command);

/** 250 → sent, 5xx → refused, 4xx → later; a line that broke after DATA began → unknown (delivery.md). */
export const resultOf = (error: SmtpError, hasBegun: boolean): MailResult => {
  const { responseCode, code = 'unknown' } = error;
  const result = responseCode === undefined ? withoutAnswer(code, hasBegun) : isFinal(error) ? 'refused' : 'later';
  const reply = responseCode === undefined ? code : String(responseCode);

  return { result, reply, ...(result !== 'refused' && isOfServer(error) ? { isChannelDown: true } : {}) };
};
