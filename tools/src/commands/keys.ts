import { Command } from 'commander';

import { inInfra } from '../checkout/paths.js';
import { ensureKeyRing } from '../dev/key-ring.js';
import { ensureSampleSeal, sealFolder } from '../dev/sample-seal.js';
import { ensureSigningKey, keySetFile } from '../dev/signing-key.js';
import { say } from '../log/say.js';

/** `npm run keys`: what `npm start` makes by itself; for a system that is started in another way. */
export const main = async (args: readonly string[]): Promise<void> => {
  new Command('npm run keys')
    .description('Makes the development key ring, token signing key and sample seal where they are missing.')
    .parse([...args], { from: 'user' });
  const ring = inInfra('keys.json');
  const isNew = await ensureKeyRing(ring);
  await ensureSigningKey(inInfra());
  await ensureSampleSeal(inInfra());
  say(`${ring} (${isNew ? 'new' : 'there already'})\n${keySetFile(inInfra())}\n${sealFolder(inInfra())}`);
};
