import { inCheckout } from '../checkout/paths.js';
import { importDirectory } from '../importing/import-directory.js';
import type { System } from '../system/start-system.js';

/** Files of the sample city that intake imports, in this order. */
const FILES = ['dictionaries.yaml', 'directory.yaml', 'staff.yaml'];

/** Loads the made-up city: dictionaries, regions and organisations, staff. Doing it again changes nothing. */
export const loadSampleDirectory = async (system: System): Promise<void> => {
  const door = { url: system.services.intake.url, token: system.token };
  for (const file of FILES) await importDirectory(door, inCheckout('samples', file));
};
