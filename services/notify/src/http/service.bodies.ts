import { localDate, PROXY_RELATIONS } from '@huiyin/contracts';
import { z } from 'zod';

const words = z.string().trim().min(1).max(500);
const name = z.string().trim().min(1).max(100);
const byOtherNames = (names: readonly string[]): boolean => new Set(names).size === names.length;

/** 登记送达: what staff state, by the way of service; whether it is proof enough is for the rule to say. */
export const ServiceBody = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('1'), servedOn: localDate }),
  z.strictObject({ way: z.literal('2'), servedOn: localDate, postNumber: z.string().trim().max(40), postedOn: localDate }),
  z.strictObject({
    way: z.literal('4'),
    servedOn: localDate,
    relation: z.enum(PROXY_RELATIONS),
    receivedBy: name,
    commission: words.exactOptional(),
  }),
  z.strictObject({
    way: z.literal('5'),
    servedOn: localDate,
    witnesses: z.array(name).min(1).max(10).refine(byOtherNames, 'each witness once'),
    place: words,
    refusal: words,
  }),
  z.strictObject({ way: z.literal('6'), postedOn: localDate, place: words, grounds: words }),
]);
export type ServiceBody = z.infer<typeof ServiceBody>;
