import { ignored, recorded } from '@huiyin/kernel';
import type { Fact, Rule } from './supervision-event.js';

/** 纳入督查: every registered matter is watched from the first. */
export const watchMatter =
  (matter: Fact<'MatterWatched'>): Rule =>
  (state) =>
    state.matter.known ? ignored('already-watched') : recorded({ type: 'MatterWatched', data: matter });
