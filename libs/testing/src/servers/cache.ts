import { homedir } from 'node:os';
import { join } from 'node:path';

/** Binaries lie per user and outside the repository, so that a clean clone on the same machine starts at once. */
export const cacheFolder = (...parts: readonly string[]): string =>
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'huiyin', ...parts);
