import type { DossierEvent, Envelope } from '@huiyin/contracts';
import { newerWithheld, recorded, type Decide, type Withheld } from '@huiyin/kernel';
import { archiveClock } from './archive-clock.js';
import { currentVolume, isSealed, type Dossier } from './dossier.state.js';
import { filesNamedIn } from './files-named.js';
import { proposeRetention, retentionFactOf } from './retention.js';

type Payload = Readonly<Record<string, unknown>>;

const withheldIn = (data: Payload): Withheld | undefined => data['withheld'] as Withheld | undefined;

const filed = (envelope: Envelope<Payload>, supplement: number): DossierEvent => ({
  type: 'ItemFiled',
  data: {
    eventId: envelope.id,
    type: envelope.type,
    source: envelope.source,
    sequence: envelope.sequence,
    time: envelope.time,
    actor: envelope.actor,
    causation: envelope.causation,
    correlation: envelope.correlation,
    data: envelope.data,
    files: [...filesNamedIn(envelope.data)],
    supplement,
  },
});

const proposal = (dossier: Dossier, envelope: Envelope<Payload>): readonly DossierEvent[] => {
  const fact = retentionFactOf(envelope.type, envelope.data);
  if (fact === undefined || dossier.retention.confirmed) return [];
  const proposed = proposeRetention([...dossier.weight, fact]);

  return proposed.retention === dossier.retention.proposed ? [] : [{ type: 'RetentionProposed', data: proposed }];
};

/** An item that comes after sealing opens a supplement; the sealed package stays as it is. */
const opening = (dossier: Dossier, envelope: Envelope<Payload>): readonly DossierEvent[] => {
  const volume = currentVolume(dossier);

  return isSealed(volume) ? [{ type: 'SupplementOpened', data: { n: volume.n + 1, because: envelope.id } }] : [];
};

/** Every event of the matter is filed as it is, in whatever order the services' events come (归卷, S0-27, ARC-1). */
export const fileItem =
  (envelope: Envelope<Payload>): Decide<Dossier, DossierEvent> =>
  (dossier, moment) => {
    const supplements = opening(dossier, envelope);
    const n = currentVolume(dossier).n + supplements.length;
    const withheld = newerWithheld(dossier.withheld, withheldIn(envelope.data));
    const events = [...supplements, filed(envelope, n), ...proposal(dossier, envelope), ...archiveClock(envelope, dossier, moment)];

    return recorded(...events.map((event) => ({ ...event, data: { ...event.data, withheld } }) as DossierEvent));
  };
