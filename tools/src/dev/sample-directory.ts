import { readFile } from 'node:fs/promises';

import { Fault } from '@huiyin/kernel';

import { inCheckout } from '../checkout/paths.js';
import type { System } from '../system/start-system.js';

/** Who keeps the sample city's directory. */
export const RULE_OWNER = { id: 'rule-owner', org: 'p-xfj', roles: ['rule-owner'] } as const;

/** Files of the sample city that intake imports, in this order. */
const FILES = ['dictionaries.yaml', 'directory.yaml', 'staff.yaml'];

/** Loads the made-up city: organisations, regions, staff, dictionaries. Doing it again changes nothing. */
export const loadSampleDirectory = async (system: System): Promise<void> => {
  const authorization = `Bearer ${await system.token(RULE_OWNER)}`;
  for (const file of FILES) {
    const response = await fetch(`${system.services.intake.url}/directory`, {
      method: 'PUT',
      headers: { authorization, 'content-type': 'application/yaml' },
      body: await readFile(inCheckout('samples', file), 'utf8'),
    });
    if (!response.ok)
      throw new Fault('directory.not-loaded', `samples/${file}: ${response.status} ${await response.text()}`, { retryable: false });
  }
};
