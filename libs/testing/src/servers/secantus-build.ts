import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { cacheFolder } from './cache.js';
import { needTool } from './missing-tool.js';
import { once } from './once.js';
import { shown, type Progress } from './progress.js';
import { runTool } from './run-tool.js';

export const SECANTUS_VERSION = '0.5.3-beta.196';
export const secantusBinary = (): string => cacheFolder(`secantus-${SECANTUS_VERSION}`, 'bin', 'secantusd-rs');

/** Less optimised, and built in two thirds of the time. */
const QUICK_BUILD = {
  CARGO_PROFILE_RELEASE_LTO: 'off',
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
  CARGO_PROFILE_RELEASE_OPT_LEVEL: '2',
};
const SAY_EVERY_CRATES = 50;

const install = async (root: string, progress: Progress): Promise<void> => {
  const purpose = 'building the development database server';
  const cargo = needTool('cargo', purpose);
  needTool('cmake', purpose);
  needTool('cc', purpose);
  let crates = 0;
  await runTool({
    program: cargo,
    args: ['install', 'secantus-mdb', '--version', SECANTUS_VERSION, '--locked', '--ignore-rust-version', '--root', root],
    env: QUICK_BUILD,
    onLine: (line) => {
      if (!line.includes('Compiling')) return;
      crates += 1;
      if (crates % SAY_EVERY_CRATES === 0) progress(`  ${crates} parts compiled`);
    },
  });
};

/**
 * Builds secantusd-rs, a MongoDB-protocol server over WiredTiger. A separate GPL-2.0 program that only development uses; nothing of it
 * is linked or shipped.
 */
export const buildSecantus = (binary: string, progress: Progress): Promise<void> =>
  shown({ what: 'building the development database server (about five minutes; this happens once)', progress }, () =>
    once(binary, async () => {
      const arriving = `${dirname(dirname(binary))}.${process.pid}`;
      await install(arriving, progress);
      await mkdir(dirname(binary), { recursive: true });
      await rename(join(arriving, 'bin', 'secantusd-rs'), binary);
      await rm(arriving, { recursive: true, force: true });
    }),
  );
