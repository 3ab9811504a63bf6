import { existsSync } from 'node:fs';

import { newKeyRingText } from '@huiyin/vault';

import { putFile } from '../checkout/put-file.js';

/** 密钥环 of this checkout: made once, because what was sealed with it opens only with it. Answers whether it is new. */
export const ensureKeyRing = async (path: string): Promise<boolean> => {
  if (existsSync(path)) return false;
  await putFile(path, { text: newKeyRingText(), mode: 0o600 });

  return true;
};
