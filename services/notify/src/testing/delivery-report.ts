/** A report as a mail system writes it (RFC 3464). */
export const deliveryReport = (change: {
  readonly messageId?: string;
  readonly envelopeId?: string;
  readonly action?: string;
  readonly status?: string;
  readonly returned?: 'message/rfc822' | 'text/rfc822-headers' | 'nothing';
  readonly id?: string;
}): Buffer => {
  const {
    messageId = '<none@example.org>',
    envelopeId,
    action = 'failed',
    status = '5.1.1',
    returned = 'message/rfc822',
    id = 'r1',
  } = change;
  const part = (type: string, ...lines: readonly string[]): readonly string[] => ['--cut', `Content-Type: ${type}`, '', ...lines, ''];

  return Buffer.from(
    [
      'From: MAILER-DAEMON@mx.example.org',
      'To: q-xfj@office.example.org',
      `Message-ID: <${id}@mx.example.org>`,
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="cut"',
      '',
      ...part('text/plain', 'I am sorry to have to inform you that your message could not be delivered to <p001@example.org>.'),
      ...part(
        'message/delivery-status',
        'Reporting-MTA: dns; mx.example.org',
        ...(envelopeId === undefined ? [] : [`Original-Envelope-Id: ${envelopeId}`]),
        '',
        'Final-Recipient: rfc822; p001@example.org',
        `Action: ${action}`,
        `Status: ${status} (user unknown)`,
        'Diagnostic-Code: smtp; 550 5.1.1 <p001@example.org>:',
        ' User unknown',
      ),
      ...(returned === 'nothing' ? [] : part(returned, 'Subject: letter', `Message-ID:`, ` ${messageId}`, '', 'body')),
      '--cut--',
      '',
    ].join('\r\n'),
  );
};
