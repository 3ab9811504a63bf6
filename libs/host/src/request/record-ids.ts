import { v5, v7 } from 'uuid';

/** Fixed for ever: an id made twice of the same words must be the same, in whatever release. */
const NAMESPACE = '5f0c2b1e-7a55-5c37-9a54-6c1f7c1d9e0a';

const named = (...words: readonly string[]): string => v5(JSON.stringify(words), NAMESPACE);

/** Id of the record that a sender's number stands for: the same over file, HTTP and topic. */
export const recordIdOf = (platform: string, number: string): string => named('record', platform, number);

/** Cause of the command that a sender named: the same over file, HTTP and topic. Fit for a field name and a header. */
export const causeOf = (sender: string, key: string): string => named('cause', sender, key);

/** Id of a record that a request with `Idempotency-Key` makes. */
export const keyedRecordId = (sender: string, key: string): string => named('keyed', sender, key);

/** A new id that rises with time. */
export const newId = (): string => v7();
