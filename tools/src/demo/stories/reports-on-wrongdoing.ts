import { matchUnits, transferTo } from '../acts/intake-acts.js';
import { day, step, thread, type Story } from '../agenda/story.js';

export const reportsOnWrongdoing: Story = {
  number: '3',
  title: 'Reports on wrongdoing: never shown to the reported unit, passed to the discipline body',
  threads: [
    thread(5, step(day(2), 'c-xfj:registrar', matchUnits('q-cgj')), step(day(4), 'c-xfj:registrar', transferTo('q-jw'))),
    thread(6, step(day(2), 'c-xfj:registrar', transferTo('q-jw'))),
  ],
};
