/** Numbers of the rules that are no time limits (domain.md §1.2, §2, §4.2, §5); a region's rule set may name its own. */
export const NATIONAL_PARAMETERS = {
  /** 多次: reminders that count as repeated (domain.md §2, P). */
  'repeated-reminders': 2,
  /** 实地督查 (S0-20). */
  'minimum-visitors': 2,
  /** 留置送达: people who see that a letter was left (domain.md §7.2, P). */
  'minimum-witnesses': 2,
  /** 公告送达: days after which a public notice counts as served (domain.md §7.2, P). */
  'public-notice-days': 30,
  /** Investigators of a review (REV-4). */
  'minimum-investigators': 2,
  /** Members who deliberate on a review opinion; always odd (S2-03, P). */
  'deliberation-quorum': 3,
  /** Representatives of a joint visit, and at a hearing (REG-20b). */
  'maximum-representatives': 5,
  'maximum-agents': 2,
  /** 听证员: ordinary and simple hearing; always odd. */
  'minimum-panel': 5,
  'minimum-panel-simple': 3,
  /** Extensions of handling per matter (REG-34b, P). */
  'maximum-extensions': 1,
  /** An evaluation may be changed (EVA-W, P). */
  'maximum-evaluation-changes': 1,
  /** Whether a hearing pauses the clock: 1 yes, 0 no. The Regulation says so for re-review only (REG-36c); local rules say it for all stages. */
  'hearing-pauses-rereview': 1,
  'hearing-pauses-review': 0,
  'hearing-pauses-handling': 0,
  /** Who starts a hearing: the petitioner's application, or the body itself with the petitioner taking part. */
  'hearing-by-application': 1,
  'hearing-by-body': 1,
  /** Whether silence on an application grants it (in one place it does). */
  'hearing-granted-by-silence': 0,
  /** Public, except secrets and privacy. */
  'hearing-public': 1,
  /** Whether an investigator of the case may preside. */
  'hearing-investigator-may-preside': 0,
  /** A record keeper, and a transcript signed by all, are required. */
  'hearing-record-keepers': 1,
  'hearing-transcript-signed': 1,
  /** More than this share of the officers present, in percent, carries a vote. */
  'hearing-majority-percent': 50,
  /** Simple hearing: concluded on the day; the notice may be shortened with the petitioner's written consent. */
  'hearing-simple-same-day': 1,
  'hearing-simple-shorter-notice': 1,
  /** Whether the opinion after a hearing in re-review may be made public (REG-36c). */
  'hearing-opinion-public-rereview': 1,
  /** 听证率, in percent of the matters that can be heard (S2). */
  'hearing-rate-target-percent': 50,
  /** TRG-3 to TRG-6: many people wait for an answer. */
  'trigger-repeats': 3,
  'trigger-joint-persons': 5,
  'trigger-same-day-persons': 3,
  'trigger-span-persons': 5,
  'trigger-span-days': 3,
  /** 初次失败后: failed steps after which accountability is suggested (domain.md §2). */
  'failed-steps-before-suggestion': 2,
} as const satisfies Readonly<Record<string, number>>;

/** Names of the parameters that the nation's rule set always has. */
export type NationalParameter = keyof typeof NATIONAL_PARAMETERS;
