import { DELIVERY_CHANNELS, type Channel } from '@huiyin/contracts';
import { isLetterCode, kindOf } from '../kinds/letter-kinds.js';
import type { ReadonlyPetitioner } from '../letters.state.js';

/** What a channel needs to know of a petitioner; a webhook tells a platform, which knows its own people. */
const CAN_REACH: Readonly<Record<Channel, (person: ReadonlyPetitioner) => boolean>> = {
  mail: ({ email }) => email !== undefined,
  webhook: () => true,
  sms: ({ phone }) => phone !== undefined,
};

/** Who was not asked left an address, which is consent to mail and to what follows it (domain.md §7.2); a phone alone is no consent. */
const consentedTo = ({ consents, electronic, email }: ReadonlyPetitioner): readonly Channel[] =>
  consents ?? (electronic && email !== undefined ? DELIVERY_CHANNELS : []);

/**
 * 电子送达同意: the channels by which this person may be served, in the order that he consented to. A short message carries no letter: it
 * says that there is one, to be read with the query code. With consent that is electronic service all the same, on the day of its arrival
 * (domain.md §7.2: an address or a phone, date = arrival in the system), and not a notice beside another service.
 */
export const channelsTo = (person: ReadonlyPetitioner): readonly Channel[] =>
  consentedTo(person).filter((channel) => CAN_REACH[channel](person));

/** The letter that brings the query code goes by mail or on paper: what merely tells of it would lead nowhere. */
export const canBring = (channel: Channel, code: string): boolean =>
  channel === 'mail' || !(isLetterCode(code) && kindOf(code).bringsCode === true);
