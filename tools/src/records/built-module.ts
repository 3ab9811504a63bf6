import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import type { ServiceName } from '@huiyin/contracts';

import { inCheckout } from '../checkout/paths.js';

/** The Nest module of a service, imported and not started; none where the service has not got that far. */
export const builtModule = async (service: ServiceName): Promise<object | undefined> => {
  const file = inCheckout('services', service, 'dist', `${service}.module.js`);
  if (!existsSync(file)) return undefined;
  const exported = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;

  return Object.values(exported).find((value) => typeof value === 'function');
};
