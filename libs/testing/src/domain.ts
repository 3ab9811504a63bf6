/** What rules are tested with: no server, no broker, no database; loaded in an instant. */
export * from './decider/decided.js';
export * from './decider/fold.js';
export * from './decider/given.js';
export * from './decider/scene.js';
export * from './eventually.js';
export * from './fixed-clock.js';
export * from './fresh-name.js';
export * from './sample-directory.js';
export * from './shanghai.js';
