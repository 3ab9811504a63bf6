import { CHARGE_GROUNDS, CHARGE_OUTCOMES, localDate, staffId } from '@huiyin/contracts';
import { z } from 'zod';
import { words } from './words.js';

export const ChargePath = z.strictObject({ id: z.uuid(), chargeId: z.string().regex(/^c\d{1,4}$/) });
export type ChargePath = z.infer<typeof ChargePath>;

const members = z.array(staffId).max(50);

export const ChargeBody = z.strictObject({
  /** The actor, unless another leader of the same organisation is named. */
  leader: staffId.exactOptional(),
  team: members.default([]),
  ground: z.enum(CHARGE_GROUNDS),
  plan: words,
  decision: words.exactOptional(),
});
export type ChargeBody = z.infer<typeof ChargeBody>;

/** How many days are granted is the rule's to say. */
export const ChargeExtensionBody = z.strictObject({ days: z.int().positive(), reason: words });
export type ChargeExtensionBody = z.infer<typeof ChargeExtensionBody>;

export const ChargeVisitBody = z.strictObject({ members: members.min(1), visitedOn: localDate, findings: words });
export type ChargeVisitBody = z.infer<typeof ChargeVisitBody>;

export const ChargeResultBody = z.strictObject({
  outcome: z.enum(CHARGE_OUTCOMES),
  result: words,
  settledOn: localDate.exactOptional(),
});
export type ChargeResultBody = z.infer<typeof ChargeResultBody>;
