import type { Clock, Directory } from '@huiyin/kernel';
import { explain } from '@huiyin/time';
import type { Item } from '../domain/supervision/item.state.js';
import type { Matter } from '../domain/supervision/supervision.state.js';

/** One item as lists and views show it. */
export const itemView = ({ id, body, supervisor, ground, openedAt, step, reminders, visits, reworks, failures }: Item) => ({
  item: id,
  body,
  supervisor,
  ground,
  openedAt,
  step: step.at,
  ...(step.at === 'closed' ? { closed: step.reason } : {}),
  ...(step.at === 'demanded' || step.at === 'failed' ? { demand: step.demand } : {}),
  reminders,
  visits,
  reworks,
  failures,
});

export const itemRow = (matter: string, known: Matter, item: Item) => ({
  matter,
  ...(known.known ? { number: known.number } : {}),
  ...itemView(item),
});

/** A clock with the sentence that explains its date. */
export const clockView = (service: string, clock: Clock, directory: Directory) => ({
  id: clock.id,
  service,
  timer: clock.timer,
  nature: clock.nature,
  holder: clock.holder,
  state: clock.state,
  startedAt: clock.startedAt,
  due: clock.due,
  lastDay: clock.lastDay,
  provisional: clock.provisional,
  explanation: explain(clock, directory).sentence,
});
