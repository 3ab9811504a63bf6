import type { DataOf, LetterEvent, LetterIssued } from '@huiyin/contracts';
import { ignored, recorded, type Decide, type Directory, type LocalDate, type Moment } from '@huiyin/kernel';
import { letterOf, personOf, type Letter, type Letters } from './letters.state.js';
import { nameOf, refOf } from './naming.js';
import { servedEvent } from './served.js';

/** What the making of a letter gave. */
export type MadeLetter = Pick<
  DataOf<typeof LetterIssued>,
  'letterId' | 'number' | 'file' | 'setting' | 'pages' | 'template' | 'issuedOn'
> & {
  readonly claim: string;
};

/** An address given at registration is consent to electronic service (domain.md §7.2); an organisation has its office address. */
const hasMail = (state: Letters, { addressee, onFile }: Letter, directory: Directory): boolean => {
  if (onFile === true) return false;
  if (addressee.kind === 'organisation') return directory.organisations.get(addressee.org)?.email !== undefined;
  const person = personOf(state.matter, addressee.person);

  return person?.electronic === true && person.email !== undefined;
};

/** An organisation is served when the letter stands in its inbox, which is now; a person without consent to mail is served on paper. */
const serviceNow = (
  state: Letters,
  letter: Letter,
  on: { readonly issuedOn: LocalDate; readonly moment: Moment },
): readonly LetterEvent[] => {
  const { addressee, issuer } = letter;
  if (letter.onFile === true) return [];
  if (addressee.kind === 'organisation') {
    return [servedEvent(letter, { way: '3', servedOn: on.issuedOn, recordedBy: on.moment.actor.id })];
  }
  if (hasMail(state, letter, on.moment.directory)) return [];
  const why = personOf(state.matter, addressee.person)?.email === undefined ? 'no-address' : 'no-consent';

  return [{ type: 'DispatchListed', data: { ...nameOf(letter), office: issuer, why } }];
};

/** 制发: the letter has its number and its file. */
export const issueLetter =
  ({ claim, letterId, issuedOn, ...made }: MadeLetter): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const letter = letterOf(state, letterId);
    if (letter === undefined || letter.standing.stage === 'withdrawn') return ignored('withdrawn meanwhile');
    if (letter.making.stage !== 'rendering' || letter.making.claim !== claim) return ignored('another process holds it');
    const byMail = hasMail(state, letter, moment.directory);

    return recorded(
      { type: 'LetterIssued', data: { ...nameOf(letter), ...made, ...refOf(letter), issuer: letter.issuer, issuedOn, byMail } },
      ...serviceNow(state, letter, { issuedOn, moment }),
    );
  };
