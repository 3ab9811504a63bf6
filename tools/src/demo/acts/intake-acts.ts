import type { LocalDate } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';

import type { Act, Scene } from '../agenda/story.js';
import { openDayAfter } from '../agenda/working-days.js';

type Body = (scene: Scene, staff: string) => unknown;

const command = (says: string, path: string, body: Body): Act => ({
  says,
  do: async (scene, staff) => {
    await scene.city.api.json({ service: 'intake', path: `/petitions/${scene.matter.id}/${path}`, staff, body: await body(scene, staff) });
  },
});

const orgOf = (staff: string): string => staff.split(':')[0] ?? staff;

/** 转送 */
export const transferTo = (to: string): Act => command(`transfers it to ${to}`, 'transfer', () => ({ to }));

/** 交办, with a written limit so many days after the day of the row. */
export const assignTo = (to: string, days: number): Act =>
  command(`assigns it to ${to}`, 'assignment', ({ sample }) => ({ to, limit: openDayAfter(dayOf(sample.sentAt), days) }));

/** 异议: the body says that it has not the power. */
export const object: Act = command('objects', 'objection', ({ words, matter }) => words.of('objection', matter.row));

export const agreeToObjection: Act = command('agrees to the objection', 'objection-answer', ({ words, matter }) => ({
  agreed: true,
  ...words.of('objection-answer', matter.row),
}));

/** 受理, by the agency's own staff: the head leads, the one who accepts handles. */
export const accept = (route: 5 | 6): Act =>
  command(`accepts it on route ${route}`, 'acceptance', ({ words, matter }, staff) => ({
    route,
    ...words.of('acceptance', matter.row),
    leader: `${orgOf(staff)}:head`,
    undertaker: staff,
  }));

/** 导入其他程序 */
export const showWay = (route: 1 | 2 | 3 | 4): Act =>
  command(`shows the way to another procedure (route ${route})`, 'way', ({ words, matter }) => ({ route, ...words.of('way', matter.row) }));

/** 延期 */
export const extend = (days: number): Act =>
  command(`extends the handling by ${days} days`, 'extension', ({ words, matter }) => ({ days, ...words.of('extension', matter.row) }));

/** 处理意见书 */
export const issueOpinion = (outcome: '1' | '2' | '3'): Act =>
  command('issues the handling opinion', 'opinion', ({ words, matter }) => ({ outcome, ...words.of('opinion', matter.row) }));

/** 履职答复 */
export const answerDuty = (outcome: '1' | '2' | '3'): Act =>
  command('answers the request to perform a duty', 'duty-answer', ({ words, matter }) => ({ outcome, ...words.of('opinion', matter.row) }));

/** 建议答复 */
export const answerSuggestion = (outcome: '8' | '9' | '10'): Act =>
  command('answers the suggestion', 'suggestion-answer', ({ words, matter }) => ({
    outcome,
    ...words.of('suggestion-answer', matter.row),
  }));

/** 调解: signed by both sides today; the agreement itself (L12) is made by hand. */
export const recordMediation: Act = command('records the agreement that both sides signed', 'agreement', async (scene) => ({
  outcome: '4',
  agreedOn: await today(scene),
}));

/** 撤回 */
export const withdraw = (way: string): Act => command('records that the petitioner withdraws', 'withdrawal', () => ({ by: 'p1', way }));

/** 存 */
export const file = (reason: 'thanks' | 'anonymous' | 'unclear'): Act => command('files it: no reply is due', 'filing', () => ({ reason }));

/** 关联 */
export const linkTo = (row: number, relation: 'repeat' | 'same-problem'): Act =>
  command(`links it to row ${row} (${relation})`, 'links', ({ city }) => ({ to: city.matter(row).id, relation }));

/** 被反映单位认定 */
export const matchUnits = (...units: readonly string[]): Act =>
  command(`matches the reported name to ${units.join(', ')}`, 'reported-units', () => ({ units }));

export const today = async ({ city }: Scene): Promise<LocalDate> => dayOf(await city.now());
