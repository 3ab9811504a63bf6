import type { DossierEvent, EventOf, ItemFiled } from '@huiyin/contracts';
import { newerWithheld, type Recorded } from '@huiyin/kernel';
import { evolveClocks } from '@huiyin/time';
import { currentVolume, type Dossier, type Volume } from './dossier.state.js';
import { afterLetterEvent } from './filed-letters.js';
import { partiesAfter } from './parties.js';
import { retentionFactOf } from './retention.js';

type Filed = EventOf<typeof ItemFiled>['data'];

const OVERSIGHT_ENDED = 'cn.huiyin.supervision.supervision.OversightEnded.v1';
const REGISTERED = 'cn.huiyin.intake.petition.PetitionRegistered.v1';
const REOPENED = /\.petition\.(ProcedureReopened|HandlingReopened)\./;

const withVolume = (dossier: Dossier, change: Partial<Volume>): Dossier => ({
  ...dossier,
  volumes: [...dossier.volumes.slice(0, -1), { ...currentVolume(dossier), ...change }],
});

const isComplete = (dossier: Dossier, filed: Filed): boolean => {
  if (filed.type === OVERSIGHT_ENDED) return true;

  return dossier.complete && !REOPENED.test(filed.type);
};

const afterItem = (dossier: Dossier, filed: Filed): Dossier => {
  const fact = retentionFactOf(filed.type, filed.data);
  const number = filed.type === REGISTERED ? filed.data['number'] : undefined;

  return withVolume(
    {
      ...dossier,
      ...(typeof number === 'string' ? { number } : {}),
      parties: partiesAfter(dossier.parties, filed),
      letters: afterLetterEvent(dossier.letters, filed),
      complete: isComplete(dossier, filed),
      weight: fact === undefined || dossier.weight.includes(fact) ? dossier.weight : [...dossier.weight, fact],
    },
    { items: currentVolume(dossier).items + 1 },
  );
};

const evolveFact = (dossier: Dossier, event: Recorded<DossierEvent>): Dossier => {
  switch (event.type) {
    case 'ItemFiled':
      return afterItem(dossier, event.data);
    case 'RetentionProposed':
      return { ...dossier, retention: { proposed: event.data.retention, confirmed: false } };
    case 'RetentionConfirmed':
      return { ...dossier, retention: { proposed: event.data.retention, confirmed: true } };
    case 'SupplementOpened':
      return { ...dossier, volumes: [...dossier.volumes, { n: event.data.n, items: 0, packing: 'waiting', attempts: 0 }] };
    default:
      return evolvePacking(dossier, event);
  }
};

const evolvePacking = (dossier: Dossier, event: Recorded<DossierEvent>): Dossier => {
  switch (event.type) {
    case 'PackingStarted':
      return withVolume(dossier, {
        packing: { claim: event.data.claim, until: event.data.until },
        attempts: currentVolume(dossier).attempts + 1,
      });
    case 'PackingFailed':
      return withVolume(dossier, { packing: { retryAt: event.data.retryAt } });
    case 'DossierSealed':
    case 'SupplementSealed':
      return withVolume(dossier, {
        packing: 'sealed',
        package: { file: event.data.package, manifest: event.data.manifest, sealedAt: event.data.sealedAt },
      });
    default:
      return dossier;
  }
};

/** Total: a type of the future leaves the state as it is. */
export const evolveDossier = (dossier: Dossier, event: Recorded<DossierEvent>): Dossier => {
  const next = evolveFact(dossier, event);

  return { ...next, book: evolveClocks(next.book, event), withheld: newerWithheld(next.withheld, event.data.withheld) };
};
