import { setTimeout as pause } from 'node:timers/promises';

import { SERVICES } from '@huiyin/contracts';
import type { Failpoint } from '@huiyin/records';
import type { ServiceProcess } from '@huiyin/tools';

import type { ChaosStage } from '../stage.js';
import { during, revived, withFailpoint } from './deadly.js';
import type { Scenario } from './scenario.js';

const LIVES_AT_ONCE = 8;
/** A breath between them: work is wanted at the place, not a heap of it behind. */
const BREATH_MS = 2_000;
const LATEST = 3;

interface Victim {
  readonly service: ServiceProcess;
  readonly time: number;
}

/** People work until the last victim has died and stands again: who comes late must find work to die of. */
const killEach = async ({ crowd }: ChaosStage, victims: readonly Victim[], place: Failpoint): Promise<void> => {
  await Promise.all(victims.map(({ service, time }) => withFailpoint(service, place, time)));
  let isOver = false;
  const work = async (): Promise<void> => {
    while (!isOver) {
      await crowd.lives(LIVES_AT_ONCE);
      await pause(BREATH_MS);
    }
  };
  await during(work(), async () => {
    try {
      await Promise.all(victims.map(({ service }) => revived(service)));
    } finally {
      isOver = true;
    }
  });
};

/** Every service kills itself at the place, each at a time of its own, and is started again. */
const killAll = (stage: ChaosStage, place: Failpoint): Promise<void> =>
  killEach(
    stage,
    SERVICES.map((name) => ({ service: stage.services[name], time: stage.chance.between(1, LATEST) })),
    place,
  );

const atFailpoint = (name: string, place: Failpoint, more: Partial<Scenario> = {}): Scenario => ({
  name,
  title: `all five services kill themselves ${place.replaceAll('-', ' ')}`,
  play: (stage) => killAll(stage, place),
  ...more,
});

const killNotify = (stage: ChaosStage, place: Failpoint): Promise<void> =>
  killEach(stage, [{ service: stage.services.notify, time: stage.chance.between(1, LATEST) }], place);

const inTheMail = (name: string, place: Failpoint): Scenario => ({
  name,
  title: `notify kills itself ${place.replaceAll('-', ' ')}`,
  play: (stage) => killNotify(stage, place),
});

/** Mail first: claims of killed processes run out while the others play. */
export const failpoints: readonly Scenario[] = [
  inTheMail('before-smtp', 'after-claim-before-smtp'),
  inTheMail('after-smtp', 'after-smtp-before-sent'),
  atFailpoint('before-send', 'after-write-before-send'),
  atFailpoint('before-mark', 'after-send-before-mark'),
  atFailpoint('before-commit', 'after-write-before-commit-offset', { isBounded: true }),
];
