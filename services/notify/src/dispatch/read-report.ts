import { createHash } from 'node:crypto';
import { REPORT_ACTIONS, type Channel } from '@huiyin/contracts';
import { simpleParser, type Attachment } from 'mailparser';

/** 投递状态通知 as far as it says something about one of our letters. */
export interface StatusReport {
  /** The part of the Message-ID that the letter decides. */
  readonly mark: string;
  readonly channel: Channel;
  readonly action: (typeof REPORT_ACTIONS)[number];
  readonly status: string;
  readonly reportId: string;
}

const MARK = /^[0-9a-f]{40}$/;
const STATUS = /^[245]\.\d{1,3}\.\d{1,3}$/;
const OUR_ID = /<([0-9a-f]{40})@[^>\s]*>/i;
const FOLDED = /\r?\n[ \t]+/g;
const BLANK_LINE = /\r?\n[ \t]*\r?\n/;

type Fields = ReadonlyMap<string, string>;

const fieldsOf = (text: string): Fields =>
  new Map(
    text
      .replace(FOLDED, ' ')
      .split(/\r?\n/)
      .flatMap((line) => {
        const at = line.indexOf(':');

        return at < 1 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const];
      }),
  );

const ofType = (parts: readonly Attachment[], ...types: readonly string[]): string | undefined =>
  parts.find(({ contentType }) => types.includes(contentType))?.content.toString('utf8');

/** The headers of the mail that is reported about; where they were left out, the id that we gave it on its way (RFC 3461). */
const markIn = (returned: string | undefined, message: Fields): string | undefined => {
  const [headers = ''] = (returned ?? '').split(BLANK_LINE);
  const found = OUR_ID.exec(fieldsOf(headers).get('message-id') ?? '')?.[1] ?? message.get('original-envelope-id');

  return found !== undefined && MARK.test(found) ? found : undefined;
};

/** Our mails have one receiver: the first group that says what was done is about him. */
const recipientIn = (groups: readonly Fields[]) => {
  const group = groups.find((one) => one.has('action'));
  const action = REPORT_ACTIONS.find((one) => one === group?.get('action')?.toLowerCase());
  const status = group?.get('status')?.split(/\s/)[0];

  return action === undefined || status === undefined || !STATUS.test(status) ? undefined : { action, status };
};

/** Reads a report (RFC 3464, multipart/report). Undefined where it is none, or about no mail of ours; its words are kept nowhere. */
export const readReport = async (content: Buffer): Promise<StatusReport | undefined> => {
  const { attachments, messageId = '' } = await simpleParser(content, {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
  });
  const status = ofType(attachments, 'message/delivery-status', 'message/global-delivery-status');
  if (status === undefined) return undefined;
  const [message = new Map<string, string>(), ...groups] = status.trim().split(BLANK_LINE).map(fieldsOf);
  const mark = markIn(ofType(attachments, 'message/rfc822', 'text/rfc822-headers', 'message/global'), message);
  const recipient = recipientIn([...groups, message]);
  if (mark === undefined || recipient === undefined) return undefined;
  const reportId = createHash('sha256').update([mark, recipient.action, recipient.status, messageId].join('\n')).digest('hex').slice(0, 32);

  return { mark, channel: 'mail', ...recipient, reportId };
};
