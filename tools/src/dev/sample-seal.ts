import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { newSampleKey } from '@huiyin/notify/signing';

import { putFile } from '../checkout/put-file.js';

/** What notify is told to sign with (HUIYIN_SIGNING_KEYS). */
export const sealFolder = (folder: string): string => join(folder, 'seals');

/** 样章: the key that letters of development are signed with. Made once per folder. */
export const ensureSampleSeal = async (folder: string): Promise<void> => {
  const path = join(sealFolder(folder), 'platform.pem');
  if (existsSync(path)) return;
  await putFile(path, { text: newSampleKey(), mode: 0o600 });
};
