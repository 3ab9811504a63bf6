import { asOrgId, type OrgId } from '@huiyin/kernel';

type Filed = { readonly type: string; readonly data: Readonly<Record<string, unknown>> };

/** Bodies that take part in a matter, by the events that make them parties; for the record scope. */
const PARTY_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'cn.huiyin.intake.petition.PetitionRegistered.v1': ['registeredBy'],
  'cn.huiyin.intake.petition.PetitionTransferred.v1': ['from', 'to'],
  'cn.huiyin.intake.petition.PetitionAssigned.v1': ['from', 'to'],
  'cn.huiyin.intake.petition.PetitionAccepted.v1': ['agency'],
  'cn.huiyin.intake.petition.OpinionIssued.v1': ['agency'],
  'cn.huiyin.intake.petition.PetitionClosed.v1': ['office', 'agency'],
  'cn.huiyin.hearing.review.ReviewRequested.v1': ['reviewer'],
  'cn.huiyin.supervision.supervision.ItemOpened.v1': ['body', 'supervisor'],
};

export const partiesAfter = (known: readonly OrgId[], { type, data }: Filed): readonly OrgId[] => {
  const named = (PARTY_FIELDS[type] ?? []).map((field) => data[field]).filter((value) => typeof value === 'string');

  return [...new Set([...known, ...named.map(asOrgId)])];
};
