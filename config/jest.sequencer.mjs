import { statSync } from 'node:fs';

import Sequencer from '@jest/test-sequencer';

/** Projects whose files take longest begin first, of a project the largest files: nothing long is left for the end. */
const FIRST = ['chaos', 'journey', 'component', 'integration', 'unit'];

const placeOf = ({ context }) => FIRST.indexOf(context.config.displayName?.name);

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sizes = new Map(tests.map((test) => [test, statSync(test.path).size]));

    return [...tests].sort((a, b) => placeOf(a) - placeOf(b) || sizes.get(b) - sizes.get(a));
  }
}
