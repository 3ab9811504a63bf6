import type { LocalDate, Sealed } from '@huiyin/kernel';
import { addDays, dayOf } from '@huiyin/time';
import { ruleNumber, unproven, type WayRule } from './way-rule.js';

export interface PublicNotice {
  readonly way: '6';
  readonly place: Sealed;
  readonly postedOn: LocalDate;
  /** Why no other way was open: it is the last resort. */
  readonly grounds: Sealed;
}

/** 公告送达: served when the days of the rule set have passed since the notice was put up, and not a day before. */
export const publicNotice: WayRule<PublicNotice> = ({ place, postedOn, grounds }, scene) => {
  const { letter, moment } = scene;
  const issuedOn = letter.making.stage === 'issued' ? letter.making.issuedOn : postedOn;
  if (postedOn < issuedOn) return unproven('posted-before-issue', { issuedOn });
  const days = ruleNumber(scene, 'public-notice-days');
  const servedOn = addDays(postedOn, days);
  if (servedOn > dayOf(moment.at)) return unproven('notice-still-runs', { until: servedOn, days });

  return { servedOn, proof: { kind: 'public-notice', place, grounds, postedOn, days } };
};
