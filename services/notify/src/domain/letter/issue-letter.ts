import type { Channel, DataOf, LetterEvent, LetterIssued } from '@huiyin/contracts';
import { ignored, recorded, type Decide, type Directory, type LocalDate, type Moment } from '@huiyin/kernel';
import { canBring, channelsTo } from './delivery/consent.js';
import { letterOf, personOf, type Letter, type Letters, type ReadonlyPetitioner } from './letters.state.js';
import { nameOf, refOf } from './naming.js';
import { servedEvent } from './served.js';

/** What the making of a letter gave. */
export type MadeLetter = Pick<
  DataOf<typeof LetterIssued>,
  'letterId' | 'number' | 'file' | 'setting' | 'pages' | 'template' | 'issuedOn'
> & {
  readonly claim: string;
};

/** The channel that it goes by first: to a person by his consent, to an organisation by mail where its office has an address. */
const firstChannel = (state: Letters, { addressee, code, onFile }: Letter, directory: Directory): Channel | undefined => {
  if (onFile === true) return undefined;
  if (addressee.kind === 'organisation') return directory.organisations.get(addressee.org)?.email === undefined ? undefined : 'mail';
  const person = personOf(state.matter, addressee.person);

  return person === undefined ? undefined : channelsTo(person).find((channel) => canBring(channel, code));
};

/** Who said what he wants and wants no channel has not consented; who left nothing to consent to has no address. */
const whyOnPaper = (person: ReadonlyPetitioner | undefined): 'no-consent' | 'no-address' =>
  person?.email !== undefined || person?.consents?.length === 0 ? 'no-consent' : 'no-address';

interface Issue {
  readonly issuedOn: LocalDate;
  readonly moment: Moment;
  readonly channel: Channel | undefined;
}

/** An organisation is served when the letter stands in its inbox, which is now; a person to whom no channel leads is served on paper. */
const serviceNow = (state: Letters, letter: Letter, { issuedOn, moment, channel }: Issue): readonly LetterEvent[] => {
  const { addressee, issuer } = letter;
  if (letter.onFile === true) return [];
  if (addressee.kind === 'organisation') return [servedEvent(letter, { way: '3', servedOn: issuedOn, recordedBy: moment.actor.id })];
  if (channel !== undefined) return [];

  return [
    { type: 'DispatchListed', data: { ...nameOf(letter), office: issuer, why: whyOnPaper(personOf(state.matter, addressee.person)) } },
  ];
};

/** 制发: the letter has its number and its file. */
export const issueLetter =
  ({ claim, letterId, issuedOn, ...made }: MadeLetter): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const letter = letterOf(state, letterId);
    if (letter === undefined || letter.standing.stage === 'withdrawn') return ignored('withdrawn meanwhile');
    if (letter.making.stage !== 'rendering' || letter.making.claim !== claim) return ignored('another process holds it');
    const channel = firstChannel(state, letter, moment.directory);
    const how = { byMail: channel === 'mail', ...(channel === undefined || channel === 'mail' ? {} : { channel }) };

    return recorded(
      { type: 'LetterIssued', data: { ...nameOf(letter), ...made, ...refOf(letter), issuer: letter.issuer, issuedOn, ...how } },
      ...serviceNow(state, letter, { issuedOn, moment, channel }),
    );
  };
