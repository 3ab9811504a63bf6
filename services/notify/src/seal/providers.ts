import { CONFIG, type Config } from '@huiyin/host';
import type { Provider } from '@nestjs/common';
import { CertificateFigures } from './certificate-figures.js';
import { SAMPLE_SEALS } from './sample-seals.js';
import { KeyedSignatures } from './keyed-signatures.js';
import { NO_SEALS, SEALS, type Seals } from './seals.js';
import { NO_SIGNATURES, SIGNATURES, type Signatures } from './signatures.js';

/** In production no sample is pressed: until a keeper of real seals is connected, letters are stamped by hand. */
const sealsFor = ({ environment }: Pick<Config, 'environment'>): Seals => (environment === 'production' ? NO_SEALS : SAMPLE_SEALS);

const signaturesFor = ({ signing }: Pick<Config, 'signing'>): Signatures =>
  signing === undefined ? NO_SIGNATURES : KeyedSignatures.open(signing);

export const SEAL_PROVIDERS: readonly Provider[] = [
  { provide: SEALS, useFactory: sealsFor, inject: [CONFIG] },
  { provide: SIGNATURES, useFactory: signaturesFor, inject: [CONFIG] },
  CertificateFigures,
];
