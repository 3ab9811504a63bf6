import { existsSync } from 'node:fs';

import { Fault } from '@huiyin/kernel';

import { MissingTool, which } from './missing-tool.js';
import type { Progress } from './progress.js';
import { buildSecantus, secantusBinary, SECANTUS_VERSION } from './secantus-build.js';

/** How the server is had: a real `mongod`, the stand-in that is built once, or a real one that is fetched from the vendor. */
export type MongoBinary =
  | { readonly kind: 'mongod'; readonly path: string }
  | { readonly kind: 'secantus'; readonly path: string; readonly version: string }
  | { readonly kind: 'download' };

const WAYS = ['path', 'build', 'download'] as const;
type Way = (typeof WAYS)[number];

/** HUIYIN_MONGO chooses by hand. */
const chosen = (): Way | undefined => {
  const value = process.env['HUIYIN_MONGO'];
  if (value === undefined || value === '') return undefined;
  const way = WAYS.find((known) => known === value);
  if (way === undefined)
    throw new Fault('config.invalid', `HUIYIN_MONGO is "${value}"; it may be ${WAYS.join(', ')}`, { retryable: false });

  return way;
};

const built = async (progress: Progress): Promise<MongoBinary> => {
  const path = secantusBinary();
  if (!existsSync(path)) await buildSecantus(path, progress);

  return { kind: 'secantus', path, version: SECANTUS_VERSION };
};

const onPath = (): MongoBinary => {
  const path = which('mongod');
  if (path === undefined) throw new MissingTool('mongod', 'HUIYIN_MONGO=path');

  return { kind: 'mongod', path };
};

/** The ladder: mongod on PATH, the stand-in from the cache, the stand-in built where Rust is, a download. */
export const mongoBinary = async (progress: Progress): Promise<MongoBinary> => {
  const way = chosen();
  if (way === 'path' || (way === undefined && which('mongod') !== undefined)) return onPath();
  if (way === 'download') return { kind: 'download' };
  if (way === 'build' || existsSync(secantusBinary()) || which('cargo') !== undefined) return built(progress);

  return { kind: 'download' };
};
