import type { Directory, Instant, OrgId } from '@huiyin/kernel';
import { ruleOf } from '@huiyin/time';
import ical, { escape, ICalAlarmType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency, type ICalCalendar } from 'ical-generator';
import type { DueRow } from './due-row.js';

export interface DueCalendar {
  readonly org: OrgId;
  readonly rows: readonly DueRow[];
  readonly directory: Directory;
  readonly now: Instant;
}

/** How often a reader may come again, in seconds. */
const FRESH_FOR = 3_600;

/** A day without a time of day: no zone of any machine may move it. */
const dayAlone = (lastDay: string): Date => new Date(`${lastDay}T00:00:00Z`);

const addDeadline = (calendar: ICalCalendar, { _id, number, line }: DueRow, { directory, now }: DueCalendar): void => {
  const { title } = ruleOf(line, directory).rule;
  const event = calendar.createEvent({
    id: `${_id}/${line.clockId}`,
    stamp: new Date(now),
    start: dayAlone(line.lastDay),
    allDay: true,
    summary: [title.zh, ...(number === undefined ? [] : [number])].join(' '),
    description: [`${title.zh} ${title.en} (${line.timer})`, ...(line.provisional ? ['暂定 provisional'] : [])].join('\n'),
    status: line.provisional ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  if (line.redAt !== undefined) event.createAlarm({ type: ICalAlarmType.display, trigger: new Date(line.redAt), description: title.zh });
};

/** 期限日历 (RFC 5545): the last days as all-day events, with an alarm when a limit turns red. Timer and matter number; nothing of a person. */
export const dueCalendar = (due: DueCalendar): string => {
  // The library writes the name of a calendar as it is, unlike every other text.
  const name = escape(`${due.directory.organisations.get(due.org)?.name ?? due.org} 期限`, false);
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'huiyin', product: 'deadlines', language: 'ZH' },
    ttl: FRESH_FOR,
  });
  for (const row of due.rows) addDeadline(calendar, row, due);

  return calendar.toString();
};
