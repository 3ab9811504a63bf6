import { z } from 'zod';

const words = z.object({ zh: z.string(), en: z.string() });
const step = z.object({ on: z.string(), step: z.string(), body: z.string().optional(), until: z.string().optional() });
const clock = z.object({
  timer: z.string(),
  titles: words,
  state: z.string(),
  lastDay: z.string(),
  article: z.string(),
  explanation: words,
});
const next = z.object({
  action: z.string(),
  at: z.array(z.string()),
  until: z.string().optional(),
  article: z.string().optional(),
  explanation: words.optional(),
});
const letter = z.object({
  letterId: z.string(),
  code: z.string(),
  number: z.string().optional(),
  issuedOn: z.string().optional(),
  servedOn: z.string().optional(),
  standing: z.string(),
});
const request = z.object({
  level: z.string(),
  reviewer: z.string(),
  requestedOn: z.string(),
  stage: z.string(),
  outcome: z.string().optional(),
  refusedFor: z.string().optional(),
  hearing: z.object({ stage: z.string(), at: z.string().optional(), place: z.string().optional() }),
});

/** What each service says under `/public`, as far as it is shown together. */
export const PARTS = {
  intake: z.object({
    number: z.string(),
    stage: z.string(),
    steps: z.array(step),
    clocks: z.array(clock),
    next: z.array(next),
  }),
  notify: z.object({ letters: z.array(letter) }),
  hearing: z.object({ requests: z.array(request), clocks: z.array(clock), next: z.array(next), ended: z.boolean() }),
  supervision: z.object({
    stage: z.string(),
    scores: z.object({ office: z.string(), agency: z.string() }).optional(),
    next: z.array(next),
  }),
} as const;

export type Part = keyof typeof PARTS;
export type PartOf<Name extends Part> = z.infer<(typeof PARTS)[Name]>;
export type Step = z.infer<typeof step>;
export type FollowedClock = z.infer<typeof clock>;
export type FollowedNext = z.infer<typeof next>;
export type FollowedLetter = z.infer<typeof letter>;
export type FollowedRequest = z.infer<typeof request>;

/** 办理情况: one's own matter, from all the services that hold a part of it. */
export interface Followed extends PartOf<'intake'> {
  readonly letters: readonly FollowedLetter[];
  readonly requests: readonly FollowedRequest[];
  readonly evaluation: { readonly stage: string; readonly scores?: { readonly office: string; readonly agency: string } | undefined };
  /** Parts that could not be asked, and why: the others are shown all the same. */
  readonly missing: readonly { readonly part: Part; readonly why: string }[];
}
