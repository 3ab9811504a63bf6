import { IntakeClocks, clockDefinitionList } from '@huiyin/contracts';
import {
  asOrgId,
  asRegionCode,
  asStaffId,
  ignored,
  NOT_WITHHELD,
  recorded,
  type Actor,
  type CalendarEdition,
  type ClockBook,
  type ClockEvent,
  type Directory,
  type Recorded,
  type SpecialDay,
  type Withheld,
} from '@huiyin/kernel';
import type { Command, RecordKind, Records } from '@huiyin/records';
import { clockDeadlines, clockStarted, dueClock, evolveClocks, heldBy, type ClockStart } from '@huiyin/time';

export interface Clocked {
  readonly clocks: ClockBook;
  readonly withheld: Withheld;
}

/** A record that is nothing but its clocks: for tests of what services do with clocks in general. */
export const CLOCKED: RecordKind<Clocked, ClockEvent> = {
  aggregate: {
    name: 'intake.petition',
    shape: 1,
    initial: { clocks: {}, withheld: NOT_WITHHELD },
    evolve: (state, event) => ({ ...state, clocks: evolveClocks(state.clocks, event) }),
    deadlines: ({ clocks }) => clockDeadlines(clocks),
    due: (_, deadline) => (state, moment) => {
      const events = dueClock(state.clocks, deadline, moment);

      return events.length === 0 ? ignored('gone') : recorded(...events);
    },
  },
  collection: 'clocked',
  topic: 'intake.petition.events.v1',
  definitions: clockDefinitionList(IntakeClocks),
  key: (id: string, _: Recorded<ClockEvent>) => id,
  common: ({ withheld }) => ({ withheld }),
  indexes: [{ name: 'open-clocks', key: { 'deadlines.clock': 1, _id: 1 } }],
};

export const RULE_OWNER: Actor = { id: asStaffId('p-xfj:rule-owner'), org: asOrgId('p-xfj'), roles: ['rule-owner'] };

/** Registers records with a clock each. */
export const startClocks = async (
  records: Records<Clocked, ClockEvent>,
  ids: readonly string[],
  start: Partial<ClockStart> = {},
): Promise<void> => {
  const whole = { timer: 'T-TRIAGE', holder: heldBy(asOrgId('q-zjj')), region: asRegionCode('990102'), cause: 'Started', ...start };
  const command = (id: string): Command => ({ id, cause: `start-${id}`, digest: 'd', actor: RULE_OWNER, correlation: 'c' });
  await Promise.all(ids.map((id) => records.change(command(id), (_, moment) => recorded(...clockStarted(whole, moment)))));
};

/** The directory after the nation's calendar of 2026 came out anew, with these days besides. */
export const withNewEdition = (directory: Directory, days: readonly SpecialDay[]): Directory => {
  const old = directory.calendars.get('nation/2026') as CalendarEdition;
  const edition: CalendarEdition = { ...old, edition: old.edition + 1, days: [...old.days, ...days] };

  return { ...directory, calendars: new Map([...directory.calendars, ['nation/2026', edition]]) };
};
