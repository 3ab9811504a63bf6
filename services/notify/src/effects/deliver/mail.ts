/** A mail with one letter attached, or a notice without any. */
export interface Mail {
  /** Derived from the letter's id: the same for a repeat, so that a mailbox can tell. */
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachment?: { readonly filename: string; readonly content: Buffer };
  readonly isRepeat: boolean;
}

/** How an attempt ended. `reply` is a code alone: answers of mail servers quote addresses. */
export interface MailResult {
  readonly result: 'sent' | 'refused' | 'later' | 'unknown';
  readonly reply: string;
  /** The server did not do its part; it says nothing about this mail. */
  readonly isChannelDown?: boolean;
}

/** 邮件通道. Never throws for what the mail server or the line does. */
export interface Mailer {
  send(mail: Mail): Promise<MailResult>;
}
