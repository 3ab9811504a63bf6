import { Fault } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';

import type { Act, Scene } from '../agenda/story.js';
import { workingDay } from '../agenda/working-days.js';
import { shanghai } from '@huiyin/testing/domain';
import { today } from './intake-acts.js';

export type Level = 'review' | 're-review';

interface RequestRow {
  readonly requestId: string;
  readonly level: Level;
  readonly stage: string;
}

/** The newest request of a level, as the reviewing body sees it. */
const requestOf = async ({ city, matter }: Scene, level: Level, staff: string): Promise<string> => {
  const { requests } = await city.api.json<{ readonly requests: readonly RequestRow[] }>({
    service: 'hearing',
    path: `/reviews/${matter.id}`,
    staff,
  });
  const found = requests.findLast((request) => request.level === level);
  if (found === undefined) throw new Fault('demo.no-request', `row ${matter.row} has no ${level}`, { retryable: false });

  return found.requestId;
};

interface OnRequest {
  readonly says: string;
  readonly level: Level;
  readonly path: string;
}

type Body = (scene: Scene, staff: string) => Promise<unknown> | unknown;

const onRequest = ({ says, level, path }: OnRequest, body: Body): Act => ({
  says,
  do: async (scene, staff) => {
    const requestId = await requestOf(scene, level, staff);
    const address = `/reviews/${scene.matter.id}/requests/${requestId}/${path}`;
    await scene.city.api.json({ service: 'hearing', path: address, staff, body: await body(scene, staff) });
  },
});

const orgOf = (staff: string): string => staff.split(':')[0] ?? staff;
const three = (staff: string): readonly string[] => [1, 2, 3].map((n) => `${orgOf(staff)}:reviewer-${n}`);

/** 申请: the reviewing body takes the petitioner's request down. */
export const requestReview = (level: Level): Act => ({
  says: `takes down the petitioner's request for ${level}`,
  do: async (scene, staff) => {
    const body = {
      level,
      reviewer: orgOf(staff),
      person: 'p1',
      requestedOn: await today(scene),
      ...scene.words.of(`${level}-request`, scene.matter.row),
    };
    await scene.city.api.json({ service: 'hearing', path: `/reviews/${scene.matter.id}/requests`, staff, body });
  },
});

export const acceptReview = (level: Level): Act => onRequest({ says: `accepts the ${level}`, level, path: 'acceptance' }, () => ({}));

export const refuseReview = (level: Level, ground: string): Act =>
  onRequest({ says: `refuses the ${level}: ${ground}`, level, path: 'refusal' }, () => ({ ground }));

/** 团队合议: the three reviewers of the body. */
export const nameTeam = (level: Level): Act =>
  onRequest({ says: `names the team of the ${level}`, level, path: 'team' }, (_scene, staff) => ({
    undertaker: `${orgOf(staff)}:reviewer-1`,
    members: three(staff),
  }));

/** Two in favour, one against, as the words of the row say. */
export const deliberate = (level: Level, result: '1' | '2' | '3'): Act =>
  onRequest({ says: `records the deliberation of the ${level}`, level, path: 'deliberation' }, ({ words, matter }, staff) => {
    const { for: view, against } = words.of(`${level}-views`, matter.row);
    const [first, second, third] = three(staff);

    return {
      result,
      votes: [
        { member: first, view, infavour: true },
        { member: second, view, infavour: true },
        { member: third, view: against, infavour: false },
      ],
    };
  });

export const decideReview = (level: Level, outcome: '1' | '2' | '3'): Act =>
  onRequest({ says: `decides the ${level} (${outcome})`, level, path: 'decision' }, ({ words, matter }) => ({
    outcome,
    ...words.of(`${level}-opinion`, matter.row),
  }));

export const tellHearingRight: Act = onRequest(
  { says: 'tells the right to a hearing', level: 're-review', path: 'hearing/right' },
  () => ({}),
);

export const applyForHearing: Act = onRequest(
  { says: 'takes down the application for a hearing', level: 're-review', path: 'hearing/application' },
  async (scene) => ({ appliedOn: await today(scene) }),
);

/** 听证通知: so many working days ahead, before an odd panel that has not investigated. */
export const noticeHearing = (workingDays: number): Act =>
  onRequest({ says: 'gives notice of the hearing', level: 're-review', path: 'hearing/notice' }, async (scene, staff) => {
    const org = orgOf(staff);

    return {
      at: shanghai(`${workingDay(dayOf(await scene.city.now()), workingDays)}T09:30`),
      ...scene.words.of('hearing-notice', scene.matter.row),
      presiding: `${org}:presiding`,
      panel: PANEL.map((n) => `${org}:panel-${n}`),
      recorder: `${org}:recorder`,
    };
  });

const PANEL = [1, 2, 3, 4, 5];

export const holdHearing: Act = onRequest(
  { says: 'holds the hearing', level: 're-review', path: 'hearing/session' },
  async (scene, staff) => ({
    heldOn: await today(scene),
    present: PANEL.map((n) => `${orgOf(staff)}:panel-${n}`),
    ...scene.words.of('hearing-session', scene.matter.row),
  }),
);

export const concludeHearing: Act = onRequest(
  { says: 'concludes the hearing', level: 're-review', path: 'hearing/conclusion' },
  async (scene, staff) => {
    const { finding, reason } = scene.words.of('hearing-conclusion', scene.matter.row);

    return {
      finding,
      votes: PANEL.map((n) => ({ member: `${orgOf(staff)}:panel-${n}`, infavour: n !== PANEL.length, reason })),
      concludedOn: await today(scene),
    };
  },
);
