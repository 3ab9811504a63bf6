import { ALL_DEFINITIONS } from '@huiyin/contracts';
import { ROLES } from '@huiyin/kernel';
import { rolesFor } from '@huiyin/policy';
import { z } from 'zod';
import type { ApprovalRule } from '../domain/letter/approval/approval-rule.js';
import { holds } from './holds.js';

const when = z.record(z.string(), z.string()).exactOptional();
const roles = z.array(z.enum(ROLES)).min(1);
const one = z.union([
  /** The events that carry what was approved in the service that decided it: the letter follows at once. */
  z.strictObject({ when, decidedBy: z.array(z.string().min(1)).min(1) }),
  /** Drafted, checked and signed in the office that issues it, by one of these roles. */
  z.strictObject({ when, signedBy: roles }),
  /** A form that one of these roles fills in, and people sign by hand. */
  z.strictObject({ when, filledInBy: roles }),
]);
type Written = z.infer<typeof one>;

/** 审批: whose word makes a letter of this template; the first one whose condition holds. */
export const approval = z.union([one, z.array(one).min(1)]);
export type WrittenApproval = z.infer<typeof approval>;

interface WithApproval {
  readonly approval: WrittenApproval;
}

const ruleOf = (written: Written | undefined): ApprovalRule => {
  if (written === undefined) return { kind: 'decided-elsewhere', events: [] };
  if ('signedBy' in written) return { kind: 'signed', roles: written.signedBy };

  return 'filledInBy' in written
    ? { kind: 'filled-in', roles: written.filledInBy }
    : { kind: 'decided-elsewhere', events: written.decidedBy };
};

/** How a letter with these facts is approved. Where nothing is said of such facts nobody may compose it. */
export const approvalOf = ({ approval: written }: WithApproval, facts: Readonly<Record<string, unknown>>): ApprovalRule =>
  ruleOf([written].flat().find((rule) => holds(rule.when, { raw: facts, words: {} })));

const EVENTS = new Set(ALL_DEFINITIONS.map(({ name }) => name));

const faultsOfOne = (written: Written): readonly string[] => {
  const rule = ruleOf(written);
  if (rule.kind === 'decided-elsewhere') return rule.events.filter((name) => !EVENTS.has(name)).map((name) => `no such event as ${name}`);
  const may = rolesFor(rule.kind === 'signed' ? 'sign-letter' : 'draft-letter');

  return rule.roles.filter((role) => !may.includes(role)).map((role) => `${role} may not do that`);
};

/** Whether somebody signs, by the parts of the letter; not who. */
const kindsIn = ({ approval: written }: WithApproval): string =>
  JSON.stringify([written].flat().map((rule) => [rule.when ?? {}, ruleOf(rule).kind]));

/** A region says who signs a letter, never whether anybody does, or which event stands for it. */
export const changedApprovalFaults = (nation: WithApproval, own: WithApproval): readonly string[] =>
  kindsIn(nation) === kindsIn(own) ? [] : ['approval: a region says who signs, not whether anybody does'];

/** Events that nobody says, and roles that may neither sign nor write a letter. */
export const approvalFaults = ({ approval: written }: WithApproval): readonly string[] =>
  [written].flat().flatMap((rule) => faultsOfOne(rule).map((fault) => `approval: ${fault}`));
