import { Fault } from '@huiyin/kernel';

import type { Act, Scene } from '../agenda/story.js';

export interface ItemRow {
  readonly item: string;
  readonly body: string;
  readonly supervisor: string;
  readonly step: string;
  readonly reminders: number;
}

interface MatterView {
  readonly items: readonly ItemRow[];
}

const viewOf = ({ city, matter }: Scene, staff: string): Promise<MatterView> =>
  city.api.json<MatterView>({ service: 'supervision', path: `/supervisions/${matter.id}`, staff });

/** The item of a body that is not closed. */
const openItem = async (scene: Scene, body: string, staff: string): Promise<ItemRow> => {
  const found = (await viewOf(scene, staff)).items.find((item) => item.body === body && item.step !== 'closed');
  if (found === undefined) throw new Fault('demo.no-item', `row ${scene.matter.row}: no open item of ${body}`, { retryable: false });

  return found;
};

const onItem = (says: string, body: string, [path, kind]: readonly [string, string]): Act => ({
  says,
  do: async (scene, staff) => {
    const { item } = await openItem(scene, body, staff);
    const address = `/supervisions/${scene.matter.id}/items/${item}/${path}`;
    await scene.city.api.json({ service: 'supervision', path: address, staff, body: scene.words.of(kind, scene.matter.row) });
  },
});

/** 督办函: the leader approves what was proposed. */
export const approveNotice = (body: string): Act => onItem(`approves the supervision notice to ${body}`, body, ['notice', 'notice']);

/** 反馈 */
export const reportBack = (body: string): Act => onItem('reports back to the supervisor', body, ['feedback', 'feedback']);

/** 审核: all six checks pass, and the item is closed. */
export const examine = (body: string): Act => onItem('examines the feedback: all six checks pass', body, ['examination', 'examination']);

/** 满意度评价, as the office asked and wrote it down. */
export const evaluate = (office: string, agency: string): Act => ({
  says: `records the petitioner's evaluation: office ${office}, agency ${agency}`,
  do: async ({ city, matter }, staff) => {
    await city.api.json({ service: 'supervision', path: `/supervisions/${matter.id}/evaluation`, staff, body: { office, agency } });
  },
});
