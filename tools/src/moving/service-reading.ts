import type { ServiceName } from '@huiyin/contracts';

const EVENTS = {
  intake: 'intake.petition.events.v1',
  supervision: 'supervision.supervision.events.v1',
  hearing: 'hearing.review.events.v1',
  archive: 'archive.dossier.events.v1',
  notify: 'notify.letter.events.v1',
} as const;

const { intake, supervision, hearing, notify } = EVENTS;

/** What each service's consumer group reads for its records (its README, "what it hears and says"). Notify also follows its own topic, for inboxes that no record rests on. */
export const READS: Readonly<Record<ServiceName, readonly string[]>> = {
  intake: [intake, hearing, notify, 'intake.petition.commands.v1'],
  supervision: [intake, hearing, notify],
  hearing: [intake, notify],
  archive: [intake, supervision, hearing, notify],
  notify: [intake, supervision, hearing],
};

/** Collection of the records of matters, in the service's own database. */
export const RECORDS: Readonly<Record<ServiceName, string>> = {
  intake: 'petitions',
  supervision: 'supervisions',
  hearing: 'reviews',
  archive: 'dossiers',
  notify: 'letters',
};
