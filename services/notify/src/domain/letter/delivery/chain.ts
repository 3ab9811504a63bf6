import type { Channel } from '@huiyin/contracts';
import { personOf, type Letter, type Letters } from '../letters.state.js';
import { canBring, channelsTo } from './consent.js';

/**
 * 投递次序: the channel after this one that the petitioner consented to (domain.md §7.2), that can reach him, and that this installation
 * has. None: paper. An organisation has its inbox, and only mail tells of it.
 */
export const nextChannel = (
  { matter }: Pick<Letters, 'matter'>,
  { addressee, code }: Letter,
  from: { readonly channel: Channel; readonly open: readonly Channel[] },
): Channel | undefined => {
  const person = addressee.kind === 'person' ? personOf(matter, addressee.person) : undefined;
  const channels = person === undefined ? [] : channelsTo(person);
  const later = channels.slice(channels.indexOf(from.channel) + 1);

  return later.find((channel) => from.open.includes(channel) && canBring(channel, code));
};
