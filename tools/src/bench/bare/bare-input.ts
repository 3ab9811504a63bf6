import { IntakeClocks, PetitionRegistered, type PetitionEvent } from '@huiyin/contracts';
import { PETITIONS } from '@huiyin/intake/aggregates';
import { asOrgId, asStaffId, toInstant, type Recorded } from '@huiyin/kernel';
import { encode, type OutMessage } from '@huiyin/records';
import { v7 as newId } from 'uuid';

/** Matters that are told of side by side, so that a batch holds now one and now two messages of a record. */
const BESIDE = 1_300;

/** What intake says of a matter in its first days: registered, its clock started, its clock paused. */
const TOLD: readonly PetitionEvent[] = [
  { type: 'PetitionRegistered', data: PetitionRegistered.sample },
  { type: 'ClockStarted', data: IntakeClocks.ClockStarted.sample },
  { type: 'ClockChanged', data: IntakeClocks.ClockChanged.sample },
] as readonly PetitionEvent[];

const recorded = (id: string, event: PetitionEvent, seq: number): Recorded<PetitionEvent> => ({
  ...event,
  seq,
  id: newId(),
  at: toInstant('2026-08-03T01:00:00.000Z'),
  actor: { id: asStaffId('q-xfj:registrar'), org: asOrgId('q-xfj'), roles: ['registrar'] },
  cause: newId(),
  correlation: id,
});

const sent = (id: string, event: Recorded<PetitionEvent>): readonly OutMessage[] => {
  const message = encode(PETITIONS, 0, { id, key: id, event });

  return message === undefined ? [] : [message];
};

/** Messages as intake sends them, each matter's in order. */
export const bareInput = (count: number): readonly OutMessage[] => {
  const messages: OutMessage[] = [];
  while (messages.length < count) {
    const ids = Array.from({ length: BESIDE }, () => newId());
    TOLD.forEach((event, place) => {
      for (const id of ids) messages.push(...sent(id, recorded(id, event, place + 1)));
    });
  }

  return messages.slice(0, count);
};
