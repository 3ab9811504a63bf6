import type { Instant } from '@huiyin/kernel';
import type { z } from 'zod';

/** A command from outside and where its answer goes. */
export interface CommandDefinition<Schema extends z.ZodType = z.ZodType> {
  /** `cn.huiyin.<service>.<record>.<Command>.v<major>` */
  readonly type: string;
  readonly topic: string;
  readonly replies: string;
  readonly replyType: string;
  readonly schema: Schema;
}

/** A field that does not fit the schema, by its path, and why; never what was written there. */
export interface FieldIssue {
  readonly field: string;
  readonly reason: string;
}

/** What the sender wrote: its fields when they fit the schema, else what is wrong with them. */
export type CommandContent<Fields> =
  { readonly fits: true; readonly fields: Fields } | { readonly fits: false; readonly issues: readonly FieldIssue[] };

/** A command as its handler sees it. The same id with the same content must get the same answer again. */
export interface TopicCommand<Fields = unknown> {
  readonly id: string;
  readonly type: string;
  /** Who sent it, as the sender names itself (`ce_source`). */
  readonly sender: string;
  readonly subject: string | undefined;
  readonly time: Instant;
  readonly correlation: string;
  readonly content: CommandContent<Fields>;
  /** As it was sent, for a digest. */
  readonly raw: unknown;
}

/** Goes to the replies topic as it is. */
export type CommandAnswer = Readonly<Record<string, unknown>> & { readonly outcome: string };
