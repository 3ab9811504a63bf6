import { recorded, type Clock, type Deadline } from '@huiyin/kernel';
import { dueClock } from '@huiyin/time';
import { endOversight } from './end-oversight.js';
import { inTurn } from './in-turn.js';
import { openFollowUps } from './open-follow-ups.js';
import type { Rule } from './supervision-event.js';

/** 超期未评价: the right to evaluate lapses; nothing is held against anybody, both bodies follow the matter up. */
export const lapseEvaluation = (clock: Clock, deadline: Deadline): Rule =>
  inTurn(
    (_, moment) => recorded(...dueClock({ [clock.id]: clock }, deadline, moment)),
    () => recorded({ type: 'EvaluationLapsed', data: { office: '5', agency: '5' } }),
    openFollowUps,
    endOversight,
  );
