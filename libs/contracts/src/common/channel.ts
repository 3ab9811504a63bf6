import { z } from 'zod';

/** 电子渠道: how a letter reaches a petitioner without paper. */
export const DELIVERY_CHANNELS = ['mail', 'webhook', 'sms'] as const;
export const channel = z.enum(DELIVERY_CHANNELS);
export type Channel = z.infer<typeof channel>;

/** 电子送达同意: the channels that a petitioner consented to, in the order in which he wishes them; empty: all comes on paper. */
export const consents = z
  .array(channel)
  .max(DELIVERY_CHANNELS.length)
  .refine((channels) => new Set(channels).size === channels.length, 'names a channel twice');
