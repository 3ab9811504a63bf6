import { Fault } from '@huiyin/kernel';
import { addDays } from '@huiyin/time';

import type { Act, Scene } from '../agenda/story.js';
import { lettersOf, recordService, type LetterRow } from '../driver/letters.js';
import { today } from './intake-acts.js';

const lettersLike = async (scene: Scene, code: string, staff: string): Promise<readonly LetterRow[]> =>
  (await lettersOf(scene.city, scene.matter, staff)).filter(
    (letter) => letter.code === code && letter.addressee.kind === 'person' && letter.standing.stage === 'stands',
  );

const none = (scene: Scene, what: string): Fault => new Fault('demo.no-letter', `row ${scene.matter.row}: ${what}`, { retryable: false });

/** 送达 on paper, today: 1 by hand, 2 by post. */
export const serve = (code: string, way: '1' | '2'): Act => ({
  says: `serves ${code} ${way === '1' ? 'by hand' : 'by post'}`,
  do: async (scene, staff) => {
    const letters = (await lettersLike(scene, code, staff)).filter(({ service }) => service.stage !== 'served');
    if (letters.length === 0) throw none(scene, `no ${code} is to be served`);
    const servedOn = await today(scene);
    for (const { letterId } of letters) await recordService(scene.city, { id: scene.matter.id, staff }, { letterId, way, servedOn });
  },
});

/** 更正送达日期: it came so many days later than was recorded. */
export const correctService = (code: string, days: number): Act => ({
  says: `corrects the day on which ${code} was served: ${days} days later`,
  do: async (scene, staff) => {
    const [letter] = (await lettersLike(scene, code, staff)).filter(({ service }) => service.stage === 'served');
    if (letter?.service.servedOn === undefined) throw none(scene, `no ${code} was served`);
    const path = `/letters/${scene.matter.id}/${encodeURIComponent(letter.letterId)}/service-correction`;
    const body = { servedOn: addDays(letter.service.servedOn, days), ...scene.words.of('correction', scene.matter.row) };
    await scene.city.api.json({ service: 'notify', path, staff, body });
  },
});
