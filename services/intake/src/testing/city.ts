import { readFileSync } from 'node:fs';
import type { Actor, Directory } from '@huiyin/kernel';
import { sampleActor, sampleDirectory } from '@huiyin/testing/domain';

/** The made-up city of `samples/`, with the nation's rules and calendars. */
export const CITY: Directory = sampleDirectory();

/** A member of staff of the city, as he acts. */
export const staff = (id: string): Actor => sampleActor(id);

export const sampleText = (name: string): string => readFileSync(new URL(`../../../../samples/${name}`, import.meta.url), 'utf8');
