import { ignored, recorded } from '@huiyin/kernel';
import type { Rule, SupervisionEvent } from './supervision-event.js';

/** Facts that another rule worked out; none is nothing to record. */
export const recordAll =
  (events: readonly SupervisionEvent[]): Rule =>
  () =>
    events.length === 0 ? ignored('nothing-to-record') : recorded(...events);
