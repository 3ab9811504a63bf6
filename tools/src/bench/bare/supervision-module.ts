import { pathToFileURL } from 'node:url';

import type { Envelope, SupervisionEvent } from '@huiyin/contracts';
import { EMPTY_DIRECTORY, toInstant, type BusinessClock } from '@huiyin/kernel';
import type { Reaction } from '@huiyin/records';
import type { Type } from '@nestjs/common';

import { inCheckout } from '../../checkout/paths.js';

/** What a reaction class of supervision is made of and with: its one provider wants the record store. */
interface Exported {
  readonly SupervisionReactions: new (records: unknown) => object;
  readonly IntakeReactions: new (reactions: object) => Readonly<Record<'registered', (event: Envelope) => Reaction>>;
  readonly ClockReactions: new (reactions: object) => Readonly<Record<'changed', (event: Envelope) => Reaction>>;
}

const builtFile = (name: string): Promise<Partial<Exported>> =>
  import(pathToFileURL(inCheckout('services', 'supervision', 'dist', 'reactions', `${name}.js`)).href);

/** Supervision's own reactions to intake, as they run in the service: the same rules for every way of doing the task. */
export const supervisionReactions = async (): Promise<Exported> => {
  const found = await Promise.all(['supervision-reactions', 'intake.reactions', 'clock.reactions'].map(builtFile));

  return Object.assign({}, ...found) as Exported;
};

export const controllersOf = ({ IntakeReactions, ClockReactions }: Exported): readonly Type[] => [IntakeReactions, ClockReactions];

/** The task needs no calendar and no office: nothing is counted in it. */
export const NO_DIRECTORY = { current: () => EMPTY_DIRECTORY };
export const MACHINE_CLOCK: BusinessClock = { now: () => toInstant(new Date()) };

export type { SupervisionEvent };
