import type { LocalDate } from '@huiyin/kernel';
import { onFile, unproven, type WayRule } from './way-rule.js';

export interface ByPost {
  readonly way: '2';
  /** The day on the receipt slip. */
  readonly servedOn: LocalDate;
  readonly postNumber: string;
  readonly postedOn: LocalDate;
}

/** 邮件编号: letters and digits as the post prints them (UPU S10 and the domestic ones). */
const POST_NUMBER = /^[A-Z0-9]{8,20}$/;

/** 邮寄送达: the day on the receipt slip; never before the letter was given to the post. */
export const byPost: WayRule<ByPost> = ({ servedOn, postNumber, postedOn }, { letter }) => {
  if (!POST_NUMBER.test(postNumber)) return unproven('post-number-wrong');
  const issuedOn = letter.making.stage === 'issued' ? letter.making.issuedOn : postedOn;
  if (postedOn < issuedOn) return unproven('posted-before-issue', { issuedOn });
  if (servedOn < postedOn) return unproven('served-before-posted', { postedOn });
  const slip = onFile(letter, 'post-slip');

  return { servedOn, proof: { kind: 'post', postNumber, postedOn, ...(slip === undefined ? {} : { slip }) } };
};
