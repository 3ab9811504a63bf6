import type { TimerRule, WarningRule } from '@huiyin/kernel';

/** Warning levels (domain.md §2, P): half of the limit gone; three working days or a fifth left; one working day left. */
const THREE_LEVELS: readonly WarningRule[] = [
  { level: 'notice', shareGone: 0.5 },
  { level: 'yellow', left: { days: 3, type: 'wd' }, shareGone: 0.8 },
  { level: 'red', left: { days: 1, type: 'wd' } },
];

type Common = Pick<TimerRule, 'nature' | 'direction' | 'warnings' | 'expiry'>;

/** 义务, followed up by the supervising office when it is missed. */
export const WATCHED_DUTY: Common = { nature: 'duty', direction: 'forward', warnings: THREE_LEVELS, expiry: 'supervision' };
/** 义务 whose miss warns and is counted, but opens no supervision item. */
export const WARNED_DUTY: Common = { ...WATCHED_DUTY, expiry: 'warn' };
/** 义务 of the supervision ladder itself: its miss leads to the next step. */
export const LADDER_DUTY: Common = { ...WATCHED_DUTY, expiry: 'ladder' };
/** 权利 of an agency: it is warned, and it lapses. */
export const AGENCY_RIGHT: Common = { nature: 'right', direction: 'forward', warnings: THREE_LEVELS, expiry: 'right-lapses' };
/** 权利 of a petitioner: told once in writing, never urged. */
export const PETITIONER_RIGHT: Common = { ...AGENCY_RIGHT, warnings: [] };

const REGULATION = '信访工作条例 (2022)';
export const regulation = (article: string): Pick<TimerRule, 'source' | 'article' | 'mark'> => ({
  source: REGULATION,
  article: `Regulation Art. ${article}`,
  mark: 'A',
});
/** The Regulation names the duty but no number: the number is a product decision. */
export const numberByProduct = (article: string): Pick<TimerRule, 'source' | 'article' | 'mark'> => ({
  source: REGULATION,
  article: `Regulation Art. ${article} (no number)`,
  mark: 'P',
});
