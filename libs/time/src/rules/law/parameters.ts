/** Numbers of the rules that are no time limits (domain.md §1.2, §2, §4.2, §5); a region's rule set may name its own. */
export const NATIONAL_PARAMETERS = {
  /** 多次: reminders that count as repeated (domain.md §2, P). */
  'repeated-reminders': 2,
  /** 实地督查 (S0-20). */
  'minimum-visitors': 2,
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
  /** Whether a hearing pauses the clock: 1 yes, 0 no. The Regulation says so for re-review only (REG-36c). */
  'hearing-pauses-rereview': 1,
  'hearing-pauses-review': 0,
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
