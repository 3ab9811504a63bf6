import type { DossierEvent } from '@huiyin/contracts';
import { hasRole, recorded, refused, type Decide } from '@huiyin/kernel';
import type { Dossier, Retention } from './dossier.state.js';

export interface ConfirmRetention {
  readonly retention: Retention;
  readonly reason?: string;
}

/** An archivist confirms the proposed retention; a change needs a reason (ARC-4, S3 archive rules). */
export const confirmRetention =
  (request: ConfirmRetention): Decide<Dossier, DossierEvent> =>
  (dossier, moment) => {
    if (!hasRole(moment.actor, 'archivist')) return refused('dossier.retention-needs-archivist');
    if (request.retention !== dossier.retention.proposed && request.reason === undefined)
      return refused('dossier.retention-change-needs-reason', { proposed: dossier.retention.proposed });

    return recorded({ type: 'RetentionConfirmed', data: { ...request, by: moment.actor.id } });
  };

export interface Verification {
  readonly intact: boolean;
  readonly faults: readonly string[];
}

/** 卷宗校验: what a check of the sealed package against its manifest found. */
export const noteVerification =
  (found: Verification): Decide<Dossier, DossierEvent> =>
  (_dossier, moment) =>
    recorded({ type: 'DossierVerified', data: { by: moment.actor.id, intact: found.intact, faults: [...found.faults] } });
