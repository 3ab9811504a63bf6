import type { Clock, OrgId } from '@huiyin/kernel';
import { isSettled } from '@huiyin/time';
import type { DueLine, Supervision } from './supervision.state.js';

const warningAt = (clock: Clock, level: 'yellow' | 'red') => clock.warnings.find((warning) => warning.level === level)?.at;

const lineOf = (clock: Clock, service: string): readonly DueLine[] => {
  const { holder, state } = clock;
  if (holder.kind !== 'organisation' || isSettled(clock)) return [];
  if (state !== 'running' && state !== 'paused' && state !== 'missed') return [];
  const yellowAt = warningAt(clock, 'yellow');
  const redAt = warningAt(clock, 'red');

  return [
    {
      org: holder.org,
      clockId: clock.id,
      timer: clock.timer,
      service,
      state,
      due: clock.due,
      lastDay: clock.lastDay,
      ...(yellowAt === undefined ? {} : { yellowAt }),
      ...(redAt === undefined ? {} : { redAt }),
      provisional: clock.provisional,
      region: clock.region,
      ruleSet: clock.ruleSet,
    },
  ];
};

const dueLines = (state: Supervision): readonly DueLine[] => [
  ...state.noted.flatMap(({ clock, service }) => lineOf(clock, service)),
  ...Object.values(state.book).flatMap((clock) => lineOf(clock, 'supervision')),
];

const orgsOfClock = ({ holder, supervisor }: Clock): readonly (OrgId | undefined)[] => [
  holder.kind === 'organisation' ? holder.org : undefined,
  supervisor,
];

const partiesOf = (state: Supervision): readonly OrgId[] => {
  const orgs = [
    state.matter.known ? state.matter.registeredBy : undefined,
    ...state.noted.flatMap(({ clock }) => orgsOfClock(clock)),
    ...Object.values(state.book).flatMap(orgsOfClock),
    ...state.items.flatMap((item) => [item.body, item.supervisor]),
    ...state.suggestions.map((suggestion) => suggestion.to),
    ...state.followUps.map((followUp) => followUp.holder),
    ...state.charges.map((charge) => charge.org),
  ];

  return [...new Set(orgs.filter((org) => org !== undefined))].sort();
};

/** What the lists look for, kept beside the facts it follows from so that an index can cover it. */
export const derived = (state: Supervision): Supervision => ({ ...state, dues: dueLines(state), parties: partiesOf(state) });
