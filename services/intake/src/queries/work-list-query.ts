import { orgId, PETITION_KINDS, regionCode } from '@huiyin/contracts';
import { z } from 'zod';
import type { Registered } from '../domain/petition/state/petition.js';

const STAGES = [
  'triage',
  'passed',
  'objected',
  'handling',
  'performing',
  'studying',
  'replying',
  'closed',
  'ended',
] as const satisfies readonly Registered['stage'][];

/** What a work list is asked for. Everything narrows it; record scope and disclosure guard always do. */
export const WorkListQuery = z.strictObject({
  stage: z.enum(STAGES).exactOptional(),
  kind: z.enum(PETITION_KINDS).exactOptional(),
  region: regionCode.exactOptional(),
  registeredBy: orgId.exactOptional(),
  /** The body that must act now. */
  holder: orgId.exactOptional(),
  /** Our own number or the sender's. */
  number: z.string().min(1).max(38).exactOptional(),
  /** 1: only urgent ones. */
  urgent: z.enum(['1']).exactOptional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  after: z.string().max(200).exactOptional(),
});
export type WorkListQuery = z.infer<typeof WorkListQuery>;
