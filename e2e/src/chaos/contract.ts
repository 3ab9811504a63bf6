import { createHash } from 'node:crypto';

import { ALL_DEFINITIONS, HearingClocks, IntakeClocks, type ServiceName } from '@huiyin/contracts';
import type { Hearing, KeptEvent, LetterStory, RecordPlace, RecordPlaces, WholeContract } from '@huiyin/testing';
import { RECORDS } from '@huiyin/tools';

const definitionOf = (service: ServiceName, name: string) => {
  const found = ALL_DEFINITIONS.find((definition) => definition.service === service && definition.name === name);
  if (found === undefined) throw new RangeError(`${service} says no ${name}`);

  return found;
};
const typeOf = (service: ServiceName, name: string): string => definitionOf(service, name).type;
const intake = (...names: readonly string[]): readonly string[] => names.map((name) => typeOf('intake', name));
const hearing = (...names: readonly string[]): readonly string[] => names.map((name) => typeOf('hearing', name));
const supervision = (...names: readonly string[]): readonly string[] => names.map((name) => typeOf('supervision', name));
const notify = (...names: readonly string[]): readonly string[] => names.map((name) => typeOf('notify', name));
const clocks = (...names: readonly (keyof typeof IntakeClocks & keyof typeof HearingClocks)[]): readonly string[] =>
  names.flatMap((name) => [IntakeClocks[name].type, HearingClocks[name].type]);

const TOPICS: Readonly<Record<ServiceName, string>> = {
  intake: 'intake.petition.events.v1',
  supervision: 'supervision.supervision.events.v1',
  hearing: 'hearing.review.events.v1',
  archive: 'archive.dossier.events.v1',
  notify: 'notify.letter.events.v1',
};
const OF_MATTERS = [TOPICS.intake, TOPICS.supervision, TOPICS.hearing, TOPICS.notify];

const place = (service: ServiceName): RecordPlace => ({ collection: RECORDS[service], topic: TOPICS[service] });

/** Where each service keeps its records of matters, and where it tells of them. */
export const PLACES: RecordPlaces = {
  intake: place('intake'),
  supervision: place('supervision'),
  hearing: place('hearing'),
  archive: place('archive'),
  notify: place('notify'),
};

/** Events to which notify answers with letters, or of which it keeps what letters need. */
const HEARD_BY_NOTIFY = [
  ...intake('PetitionRegistered', 'PetitionTransferred', 'PetitionAssigned', 'PetitionAccepted', 'PetitionDeclined', 'PetitionLinked'),
  ...intake('HandlingExtended', 'OpinionIssued', 'DutyAnswered', 'WayShown', 'SuggestionAnswered', 'PetitionClosed', 'PetitionWithdrawn'),
  ...hearing('ReviewAccepted', 'ReviewRefused', 'ReviewDecided'),
  ...supervision('ReminderIssued', 'NoticeIssued', 'SuggestionMade'),
  ...clocks('ClockStarted', 'ClockChanged'),
];

/** What each service hears (its reactions), as far as a handler decides for every message of the type. */
const HEARS: Readonly<Record<ServiceName, Hearing>> = {
  intake: {
    everythingOn: [],
    always: hearing('ReviewDecided', 'RemediesEnded'),
    sometimes: [...notify('LetterServed'), ...intake('PetitionLinked')],
  },
  supervision: {
    everythingOn: [],
    always: [
      ...intake('PetitionRegistered', 'PetitionClosed', 'ProcedureEnded', 'PetitionWithdrawn'),
      ...clocks('ClockStarted', 'ClockChanged', 'RightLapsed', 'ClockEnded', 'DutyMissed'),
    ],
    sometimes: notify('LetterServed'),
  },
  hearing: { everythingOn: [], always: intake('OpinionIssued'), sometimes: notify('LetterServed') },
  archive: { everythingOn: OF_MATTERS, always: [], sometimes: [] },
  notify: { everythingOn: [], always: HEARD_BY_NOTIFY, sometimes: [] },
};

/** Of notify's mails: the same for every attempt, so that a mailbox can tell a repeat. */
const messageIdStart = (record: string, letter: string): string =>
  createHash('sha256').update(`${record}/${letter}`).digest('hex').slice(0, 40);

const isOf = (letterId: string) => (event: KeptEvent) => event.data['letterId'] === letterId;

const lettersOf = (record: string, history: readonly KeptEvent[]): readonly LetterStory[] =>
  history
    .filter(({ type }) => type === 'LetterOrdered')
    .map(({ data }) => {
      const letterId = String(data['letterId']);
      const life = history.filter(isOf(letterId));
      const ended = (result: string): number =>
        life.filter((event) => event.type === 'DeliveryEnded' && event.data['result'] === result).length;

      return {
        messageId: messageIdStart(record, letterId),
        begun: life.filter(({ type }) => type === 'DeliveryStarted').length,
        sent: ended('sent'),
        unknown: ended('unknown'),
      };
    });

const MACHINE = /^(render|rendering-lost|deliver|sending-lost):|^pack\//;

/** What the five services have agreed on, as their READMEs say it. */
export const CONTRACT: WholeContract = {
  hears: HEARS,
  consequences: [
    { after: 'PetitionRegistered', service: 'supervision', event: 'MatterWatched' },
    { after: 'PetitionRegistered', service: 'notify', event: 'ContactsNoted' },
    { after: 'PetitionTransferred', service: 'notify', event: 'LetterOrdered' },
    { after: 'PetitionAccepted', service: 'notify', event: 'LetterOrdered' },
    { after: 'OpinionIssued', service: 'notify', event: 'LetterOrdered' },
    { after: 'OpinionIssued', service: 'hearing', event: 'OpinionNoted' },
  ],
  isSent: (service, name) => definitionOf(service, name).isSent,
  isMachineDeadline: (name) => MACHINE.test(name),
  lettersOf,
  filing: {
    topics: OF_MATTERS,
    event: 'ItemFiled',
    field: 'eventId',
  },
};

/** `<0a1b…@office.example.org>` → `0a1b…`: the part that the letter decides. */
export const letterPart = (messageId: string): string => messageId.replace(/^<|@.*$/g, '');
