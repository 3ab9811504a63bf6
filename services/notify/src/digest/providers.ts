import { CodeAddressees } from './code-addressees.js';
import { DigestClock } from './digest-clock.js';
import { DigestMarks } from './digest-marks.js';
import { DigestRounds } from './digest-rounds.js';
import { DigestSender } from './digest-sender.js';
import { DigestWriter } from './digest-writer.js';
import { MailedCodeSender } from './mailed-code-sender.js';
import { MailedCodeSpacing } from './mailed-code-spacing.js';
import { NoticePost } from './notice-post.js';
import { NoticePreferences } from './notice-preferences.js';
import { loadNoticeWords, NOTICE_WORDS } from './notice-words.js';

/** Mails that are no letters: digests for staff, and codes that petitioners ask for. */
export const DIGEST_PROVIDERS = [
  { provide: NOTICE_WORDS, useFactory: () => loadNoticeWords() },
  ...[
    NoticePost,
    CodeAddressees,
    MailedCodeSpacing,
    MailedCodeSender,
    NoticePreferences,
    DigestMarks,
    DigestWriter,
    DigestSender,
    DigestClock,
    DigestRounds,
  ],
];
