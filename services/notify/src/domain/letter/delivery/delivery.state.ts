import type { Channel, DataOf, ProofFiled } from '@huiyin/contracts';
import type { Instant, LocalDate } from '@huiyin/kernel';

/** Tries of one channel. Where the channel is not named it is mail; where nothing was held back, `held` is absent. */
interface Tried {
  readonly channel?: Channel;
  readonly attempt: number;
  /** Of the attempts, those for which the channel was not asked: they do not count against it. */
  readonly held?: number;
}

/** 投递: the states of a letter on an electronic channel (SMTP cannot promise that a mail is sent exactly once). */
export type Delivery =
  | { readonly stage: 'none' }
  | { readonly stage: 'queued'; readonly channel?: Channel }
  | (Tried & { readonly stage: 'sending'; readonly claim: string; readonly until: Instant; readonly isRepeat: boolean })
  | (Tried & { readonly stage: 'later'; readonly retryAt: Instant; readonly isRepeat: boolean })
  | (Tried & { readonly stage: 'sent' | 'refused' })
  /** The connection broke inside DATA: it may have arrived. A legal notice is sent again, marked as a repeat, at `retryAt`. */
  | (Tried & { readonly stage: 'unknown'; readonly retryAt?: Instant });

export const channelOf = (delivery: Delivery): Channel => ('channel' in delivery ? delivery.channel : undefined) ?? 'mail';

export const triesOf = (delivery: Delivery): Pick<Tried, 'attempt' | 'held'> => ({
  attempt: 'attempt' in delivery ? delivery.attempt : 0,
  ...('held' in delivery && delivery.held !== undefined ? { held: delivery.held } : {}),
});

/** 证明材料 on file with a letter. */
export interface FiledProof {
  readonly what: DataOf<typeof ProofFiled>['what'];
  readonly digest: string;
}

/** 送达撤销: the day that was told and does not count. */
export interface TakenBack {
  readonly servedOn: LocalDate;
}
