import {
  ACCOUNTABILITY_GROUNDS,
  CLOSING_CHECKS,
  FollowUpRecorded,
  GROUNDS,
  localDate,
  orgId,
  staffId,
  SUGGESTION_KINDS,
  SuggestionReplied,
} from '@huiyin/contracts';
import { enquiryBody } from '@huiyin/host';
import { z } from 'zod';
import { DUE_LEVELS } from '../queries/due-levels.js';
import { words } from './words.js';
import type { ClosingCheck, RecordedGround } from '../domain/supervision/supervision.terms.js';

const isRecorded = (ground: (typeof GROUNDS)[number]): ground is RecordedGround => ground !== 'limit-missed';

export const MatterPath = z.strictObject({ id: z.uuid() });
export type MatterPath = z.infer<typeof MatterPath>;

/** An item is named by its body and number: `/items/q-zjj/1`. */
export const ItemPath = z.strictObject({ id: z.uuid(), body: orgId, number: z.string().regex(/^[1-9]\d{0,3}$/) });
export type ItemPath = z.infer<typeof ItemPath>;
export const itemIdOf = ({ body, number }: ItemPath): string => `${body}/${number}`;

export const SuggestionPath = z.strictObject({ id: z.uuid(), suggestionId: z.string().regex(/^s\d{1,4}$/) });
export type SuggestionPath = z.infer<typeof SuggestionPath>;
export const FollowUpPath = z.strictObject({ id: z.uuid(), followUpId: z.string().regex(/^f\d{1,4}$/) });
export type FollowUpPath = z.infer<typeof FollowUpPath>;

export const ItemBody = z.strictObject({ body: orgId, ground: z.enum(GROUNDS.filter(isRecorded)) });
export type ItemBody = z.infer<typeof ItemBody>;
export const NoticeBody = z.strictObject({ demand: words });
export type NoticeBody = z.infer<typeof NoticeBody>;
export const VisitBody = z.strictObject({ members: z.array(staffId).min(1).max(50), visitedOn: localDate, findings: words });
export type VisitBody = z.infer<typeof VisitBody>;
export const FeedbackBody = z.strictObject({ reply: words, repliedOn: localDate.exactOptional() });
export type FeedbackBody = z.infer<typeof FeedbackBody>;

export const ReportBody = z.strictObject({ report: words, reportedOn: localDate.exactOptional() });
export type ReportBody = z.infer<typeof ReportBody>;

const checks = Object.fromEntries(CLOSING_CHECKS.map((check) => [check, z.boolean()])) as Record<ClosingCheck, z.ZodBoolean>;
export const ExaminationBody = z.strictObject({ checks: z.strictObject(checks), reason: words.exactOptional() });
export type ExaminationBody = z.infer<typeof ExaminationBody>;

export const ExplanationBody = z.strictObject({ facts: words });
export type ExplanationBody = z.infer<typeof ExplanationBody>;

export const SuggestionBody = z.strictObject({
  kind: z.enum(SUGGESTION_KINDS),
  to: orgId,
  ground: z.enum(ACCOUNTABILITY_GROUNDS),
  facts: words,
});
export type SuggestionBody = z.infer<typeof SuggestionBody>;

export const AnswerBody = z.strictObject({
  adopted: SuggestionReplied.schema.shape.adopted,
  reason: words.exactOptional(),
  repliedOn: localDate.exactOptional(),
});
export type AnswerBody = z.infer<typeof AnswerBody>;
export const OutcomeBody = z.strictObject({ outcome: words, decidedOn: localDate });
export type OutcomeBody = z.infer<typeof OutcomeBody>;

/** 1 满意, 2 基本满意, 3 不满意, 4 未评价; what nobody evaluated in time (5) is found by the clock alone. */
const score = z.enum(['1', '2', '3', '4']);
const scores = { office: score, agency: score, remark: words.max(2_000).exactOptional() };
export const EvaluationBody = z.strictObject({
  ...scores,
  person: z
    .string()
    .regex(/^p\d+$/)
    .exactOptional(),
});
export type EvaluationBody = z.infer<typeof EvaluationBody>;

export const PublicEvaluationBody = enquiryBody(scores);
export type PublicEvaluationBody = z.infer<typeof PublicEvaluationBody>;

export const FollowUpBody = z.strictObject({
  way: FollowUpRecorded.schema.shape.way,
  result: FollowUpRecorded.schema.shape.result,
  note: words.exactOptional(),
  doneOn: localDate.exactOptional(),
});
export type FollowUpBody = z.infer<typeof FollowUpBody>;

const page = z.coerce.number().int().min(1).max(200).default(50);

export const DueQuery = z.strictObject({
  org: orgId.exactOptional(),
  level: z.enum(DUE_LEVELS).exactOptional(),
  /** As `next` of the page before gave it. */
  after: z.string().max(400).exactOptional(),
  limit: page,
});
export type DueQuery = z.infer<typeof DueQuery>;

export const DueSummaryQuery = z.strictObject({ org: orgId.exactOptional() });
export type DueSummaryQuery = z.infer<typeof DueSummaryQuery>;

export const ItemsQuery = z.strictObject({
  role: z.enum(['supervisor', 'body']).default('supervisor'),
  step: z.enum(['urging', 'proposed', 'demanded', 'failed', 'answered', 'closed']).exactOptional(),
  after: z.uuid().exactOptional(),
  limit: page,
});
export type ItemsQuery = z.infer<typeof ItemsQuery>;
