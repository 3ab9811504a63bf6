import type { PetitionEvent } from '@huiyin/contracts';
import { ignored, recorded, type Aggregate } from '@huiyin/kernel';
import { clockDeadlines } from '@huiyin/time';
import { dueInOrder } from './overdue.js';
import { evolvePetition } from './state/evolve.js';
import type { Petition } from './state/petition.js';

/** 信访事项: one petition, from registration to the end of its procedure. */
export const petitionAggregate: Aggregate<Petition, PetitionEvent> = {
  name: 'intake.petition',
  shape: 2,
  initial: { stage: 'none' },
  evolve: (petition, event) => evolvePetition(petition, event, event.at),
  deadlines: (petition) => (petition.stage === 'none' ? [] : clockDeadlines(petition.clocks)),
  due: (_, deadline) => (petition, moment) => {
    const events = petition.stage === 'none' ? [] : dueInOrder(petition, deadline, moment);

    return events.length === 0 ? ignored('deadline-gone') : recorded(...events);
  },
};
