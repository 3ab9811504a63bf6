// Specs run compiled; their snapshots lie beside the sources.
import { basename, dirname, join } from 'node:path';

const EXTENSION = '.snap';

export const resolveSnapshotPath = (spec) =>
  join(dirname(spec).replace('/dist/', '/src/'), '__snapshots__', `${basename(spec, '.js')}.ts${EXTENSION}`);

export const resolveTestPath = (snapshot) =>
  join(dirname(dirname(snapshot)).replace('/src/', '/dist/'), basename(snapshot).replace(`.ts${EXTENSION}`, '.js'));

export const testPathForConsistencyCheck = '/checkout/libs/some/dist/words/words.unit.spec.js';
