import { CONFIG, type Config } from '@huiyin/host';
import type { Provider } from '@nestjs/common';
import { SAMPLE_SEALS } from './sample-seals.js';
import { NO_SEALS, SEALS, type Seals } from './seals.js';

/** In production no sample is pressed: until a keeper of real seals is connected, letters are stamped by hand. */
const sealsFor = ({ environment }: Pick<Config, 'environment'>): Seals => (environment === 'production' ? NO_SEALS : SAMPLE_SEALS);

export const SEAL_PROVIDERS: readonly Provider[] = [{ provide: SEALS, useFactory: sealsFor, inject: [CONFIG] }];
