import type { ConsentsChanged, DataOf, LetterEvent, PetitionRegistered } from '@huiyin/contracts';
import { ignored, newerWithheld, recorded, type Decide, type Withheld } from '@huiyin/kernel';
import type { KnownMatter, Letters } from './letters.state.js';
import { without } from './naming.js';
import { orderedEvents, type Heard } from './order.js';
import { registered } from './orders/registration-letters.js';

type Registered = DataOf<typeof PetitionRegistered>;
type Noted = Extract<LetterEvent, { readonly type: 'ContactsNoted' }>;

/** The contacts that letters will need months later. Of an anonymous matter none: nobody is written to. */
const contactsOf = (data: Registered): Noted['data'] => ({
  number: data.number,
  title: data.title,
  content: data.content,
  registeredBy: data.registeredBy,
  receivedAt: data.receivedAt,
  form: data.form,
  queryCode: data.queryCode,
  queryCodeHash: data.queryCodeHash,
  petitioners: data.anonymous ? [] : data.petitioners,
  withheld: data.withheld,
});

/** A matter was registered: keep the contacts, and order the receipt (L35). */
export const noteMatter =
  (heard: Heard<Registered>): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    if (state.matter.stage === 'known') return ignored('registered already');
    const contacts = contactsOf(heard.data);
    const matter: KnownMatter = { ...without(contacts, 'withheld'), stage: 'known' };
    const receipts = orderedEvents(registered(heard.data, { matter, state, moment }), heard, heard.data.withheld);

    return recorded({ type: 'ContactsNoted', data: contacts }, ...receipts);
  };

/** A newer disclosure mark: noted with the contacts, so that it holds for every letter from now on (INV-6). */
export const noteWithheld =
  (heard: { readonly data: { readonly withheld: Withheld } }): Decide<Letters, LetterEvent> =>
  ({ matter, withheld }) => {
    const newer = newerWithheld(withheld, heard.data.withheld);
    if (matter.stage === 'unknown' || newer === withheld) return ignored('nothing newer');

    return recorded({ type: 'ContactsNoted', data: { ...without(matter, 'stage'), withheld: newer } });
  };

/** A petitioner changed or revoked his consent: letters that are issued from now on go by what he wishes. */
export const noteConsents =
  ({ data: { by, consents } }: { readonly data: DataOf<typeof ConsentsChanged> }): Decide<Letters, LetterEvent> =>
  ({ matter, withheld }) => {
    if (matter.stage === 'unknown' || !matter.petitioners.some(({ id }) => id === by)) return ignored('nobody to write to');
    const petitioners = matter.petitioners.map((person) =>
      person.id === by ? { ...person, consents, electronic: consents.includes('mail') } : person,
    );

    return recorded({ type: 'ContactsNoted', data: { ...without(matter, 'stage'), petitioners, withheld } });
  };
