import { asOrgId, asStaffId, type Actor } from '@huiyin/kernel';
import type { Command } from '@huiyin/records';
import type { Opening } from '@huiyin/vault';

const SYSTEM: Actor = { id: asStaffId('system'), org: asOrgId('system'), roles: ['system'] };

/** The outcome of an effect as a command: named by its claim, so that it is recorded once. */
export const outcomeCommand = (id: string, claim: string, correlation: string): Command => {
  const cause = `${claim}/outcome`;

  return { id, cause, digest: cause, actor: SYSTEM, correlation };
};

/** The platform opens what it must write or send. */
export const systemOpening = (purpose: string, correlation: string): Opening => ({ by: SYSTEM.id, org: SYSTEM.org, purpose, correlation });

/** Code of a fault, for the record of a failed attempt: never its words. */
export const codeOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown';
