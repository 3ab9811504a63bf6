import { SERVICES, type ServiceName } from '@huiyin/contracts';
import type { Failpoint } from '@huiyin/records';

import type { ChaosStage } from '../stage.js';
import { during, ended, withFailpoint } from './deadly.js';
import type { Scenario } from './scenario.js';

const LIVES = 24;
const LATEST = 4;

/** Every service kills itself at the place, each at a time of its own, and is started again. */
const killAll = async ({ services, chance, crowd }: ChaosStage, place: Failpoint): Promise<void> => {
  const victims = SERVICES.map((name) => ({ service: services[name], time: chance.between(1, LATEST) }));
  await Promise.all(victims.map(({ service, time }) => withFailpoint(service, place, time)));
  await during(crowd.lives(LIVES), async () => {
    await Promise.all(
      victims.map(async ({ service }) => {
        await ended(service);
        await service.start();
      }),
    );
  });
};

const atFailpoint = (name: string, place: Failpoint, more: Partial<Scenario> = {}): Scenario => ({
  name,
  title: `all five services kill themselves ${place.replaceAll('-', ' ')}`,
  play: (stage) => killAll(stage, place),
  ...more,
});

const MAIL: ServiceName = 'notify';

const killNotify = async ({ services, chance, crowd }: ChaosStage, place: Failpoint): Promise<void> => {
  const service = services[MAIL];
  await withFailpoint(service, place, chance.between(1, LATEST));
  await during(crowd.lives(LIVES / 2), async () => {
    await ended(service);
    await service.start();
  });
};

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
