import type { Instant } from '@huiyin/kernel';
import { shanghai } from '@huiyin/testing/domain';

import type { Asked } from '../lives/http-door.js';
import { deskOf, registrarOf } from '../lives/offices.js';
import { petitionOf } from '../lives/petition-maker.js';

/** Before the hour at which the clock of these systems stands. */
const RECEIVED = shanghai('2026-08-03T07:00');
/** Numbers of persons stay apart from one measurement to the next. */
const RANGE = 10_000_000;

interface Wish {
  /** Persons of one do not come again in another. */
  readonly measurement?: number;
  readonly receivedAt?: Instant;
}

/** 登记 at the counter: the nth petition, by the registrar of its office. Numbers below zero are those of a warm-up. */
export const registration = (n: number, { measurement = 0, receivedAt = RECEIVED }: Wish = {}): Asked => {
  const person = measurement * RANGE + (n < 0 ? RANGE / 2 - n : n);

  return {
    service: 'intake',
    path: '/petitions',
    staff: registrarOf(deskOf(person)),
    body: { petition: petitionOf(person, { now: receivedAt, naming: 'named' }) },
  };
};
