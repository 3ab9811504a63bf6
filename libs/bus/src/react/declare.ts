import { UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { KeepCause } from './keep-cause.filter.js';
import type { HandlerPlace } from './bound-handler.js';

/** Id of our transport towards Nest: patterns with it are handed to no other. */
export const KAFKA = Symbol('huiyin.kafka');

export interface MethodOf {
  readonly target: object;
  readonly key: string | symbol;
  readonly descriptor: PropertyDescriptor;
}

/** Nest's EventPattern with our filter, the place of the handler going along as extras. */
export const declareHandler = (
  patterns: readonly string[],
  place: Omit<HandlerPlace, 'name'>,
  { target, key, descriptor }: MethodOf,
): void => {
  const name = `${target.constructor.name}.${String(key)}`;
  UseFilters(KeepCause)(target, key, descriptor);
  EventPattern<readonly string[]>(patterns, KAFKA, { ...place, name })(target, key, descriptor);
};
