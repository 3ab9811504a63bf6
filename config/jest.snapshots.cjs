// Specs run compiled; their snapshots lie beside the sources.
const { basename, dirname, join } = require('node:path');

const EXTENSION = '.snap';

module.exports = {
  resolveSnapshotPath: (spec) => join(dirname(spec).replace('/dist/', '/src/'), '__snapshots__', `${basename(spec, '.js')}.ts${EXTENSION}`),
  resolveTestPath: (snapshot) =>
    join(dirname(dirname(snapshot)).replace('/src/', '/dist/'), basename(snapshot).replace(`.ts${EXTENSION}`, '.js')),
  testPathForConsistencyCheck: '/checkout/libs/some/dist/words/words.unit.spec.js',
};
