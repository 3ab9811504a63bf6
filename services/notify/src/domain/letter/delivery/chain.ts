import { DELIVERY_CHANNELS, type Channel } from '@huiyin/contracts';
import { personOf, type Letter, type Letters, type ReadonlyPetitioner } from '../letters.state.js';

/** What a channel needs to know of a petitioner; a webhook tells a platform, which knows its own people. */
const CAN_REACH: Readonly<Record<Channel, (person: ReadonlyPetitioner) => boolean>> = {
  mail: ({ email }) => email !== undefined,
  webhook: () => true,
  sms: ({ phone }) => phone !== undefined,
};

/**
 * 投递次序: the channel after this one that the petitioner consented to (domain.md §7.2), that can reach him, and that this installation
 * has. None: paper. An organisation has its inbox, and only mail tells of it.
 */
export const nextChannel = (
  { matter }: Pick<Letters, 'matter'>,
  { addressee }: Letter,
  from: { readonly channel: Channel; readonly open: readonly Channel[] },
): Channel | undefined => {
  const person = addressee.kind === 'person' ? personOf(matter, addressee.person) : undefined;
  if (person?.electronic !== true) return undefined;
  const later = DELIVERY_CHANNELS.slice(DELIVERY_CHANNELS.indexOf(from.channel) + 1);

  return later.find((channel) => from.open.includes(channel) && CAN_REACH[channel](person));
};
