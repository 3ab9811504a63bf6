import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Top folder of this checkout; the same seen from src/ and from dist/. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export const inCheckout = (...parts: readonly string[]): string => join(ROOT, ...parts);
/** Data, keys, clock, logs and state of this checkout's development system; git-ignored. */
export const inInfra = (...parts: readonly string[]): string => join(ROOT, '.infra', ...parts);
