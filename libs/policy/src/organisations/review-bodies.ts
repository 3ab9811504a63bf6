import type { Directory, OrgId, Organisation } from '@huiyin/kernel';
import { reviewOfficeOf } from './offices.js';

const isGovernment = (id: OrgId, directory: Directory): boolean => directory.organisations.get(id)?.kind === 'government';

/** Whose superiors count: a review office stands for the government in whose name it decides. */
const standsFor = (org: Organisation, directory: Directory): Organisation =>
  (org.actsFor === undefined ? undefined : directory.organisations.get(org.actsFor)) ?? org;

/**
 * The bodies that may review what a body decided (REV-1): its superior department or the government, which decides through its review
 * office; for vertical management only the superior department. Asked for the reviewer, it gives the re-review bodies. None: the end.
 */
export const reviewBodies = (org: OrgId, directory: Directory): readonly OrgId[] => {
  const body = directory.organisations.get(org);
  if (body === undefined) return [];
  const { superiors, vertical } = standsFor(body, directory);
  const choice = vertical ? superiors.filter((id) => !isGovernment(id, directory)) : superiors;

  return [...new Set(choice.map((id) => reviewOfficeOf(id, directory) ?? id))];
};

/** Exactly one level above (INV-4): whether a body may review what another decided. */
export const mayReview = (reviewer: OrgId, decided: OrgId, directory: Directory): boolean =>
  reviewBodies(decided, directory).includes(reviewer);
