import { HANDLING_TOLD } from './handling.js';
import { HEARING_TOLD } from './hearing.js';
import { REGISTRATION_TOLD } from './registration.js';
import { REVIEW_TOLD } from './review.js';
import { SUPERVISION_TOLD } from './supervision.js';
import type { Told } from './told.js';

/** What is told of each timer of the law, by timer. */
export const TOLD: Readonly<Record<string, Told>> = {
  ...REGISTRATION_TOLD,
  ...HANDLING_TOLD,
  ...REVIEW_TOLD,
  ...HEARING_TOLD,
  ...SUPERVISION_TOLD,
};
