import type { Bilingual, TimerCue, TimerRule } from '@huiyin/kernel';

/** What people are told of a timer (domain.md §2). Every timer of the law has all of it; a region's file does not repeat it. */
export type Told = Required<Pick<TimerRule, 'starts' | 'meets' | 'owner' | 'dutyHolder' | 'onExpiry'>>;

export const said = (zh: string, en: string): Bilingual => ({ zh, en });
/** The events that say it, where the platform has some; what happens outside it has words alone. */
export const cue = (zh: string, en: string, ...events: readonly string[]): TimerCue => ({ zh, en, events });

export const AGENCY = said('责任单位', 'responsible agency');
export const OFFICE = said('信访部门', 'petition office');
export const SUPERVISOR = said('督办单位', 'supervising office');
export const PETITIONER = said('信访人（权利）', 'petitioner (a right)');
export const REVIEWER = said('复查机关', 'reviewing body');
export const HEARING_BODY = said('听证组织单位', 'body that holds the hearing');

export const RIGHT_CLOSES = said('权利期限届满；有正当理由的仍可受理', 'the window closes; for cause it may still be accepted');
export const SUPERVISED = said('逾期：先催办，仍无结果则督办', 'overdue: a reminder for reply, then a supervision notice');
export const OVERDUE = said('逾期：计入超期并提醒', 'overdue: it is counted and warned of');
