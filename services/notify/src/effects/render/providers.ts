import { CONFIG, CONNECTION, type Config } from '@huiyin/host';
import { Fault } from '@huiyin/kernel';
import { SerialNumbers } from '@huiyin/records';
import type { Provider } from '@nestjs/common';
import type { Connection } from 'mongoose';
import { openLetterDesk, type LetterDesk } from '../../preview/letter-desk.js';
import { SEAL_PROVIDERS } from '../../seal/providers.js';
import { Sealing } from './sealing.js';
import { DESK, NUMBERS, PRESS, TEMPLATES } from './tokens.js';

const openRegister = async (connection: Connection): Promise<SerialNumbers> => {
  if (connection.db === undefined) throw new Fault('letter.no-database', 'the connection is not open', { retryable: true });
  const numbers = new SerialNumbers(connection.db);
  await numbers.ensureIndexes();

  return numbers;
};

/** Templates are checked, fonts looked for, and the register of numbers opened before the service is ready. */
export const RENDERING_PROVIDERS: readonly Provider[] = [
  { provide: DESK, useFactory: ({ templates }: Config) => openLetterDesk({ regions: templates }), inject: [CONFIG] },
  { provide: TEMPLATES, useFactory: ({ templates }: LetterDesk) => templates, inject: [DESK] },
  { provide: PRESS, useFactory: ({ press }: LetterDesk) => press, inject: [DESK] },
  { provide: NUMBERS, useFactory: openRegister, inject: [CONNECTION] },
  ...SEAL_PROVIDERS,
  Sealing,
];
