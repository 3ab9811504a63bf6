// Specs run as everything else runs: compiled, by Node itself, with nothing in between. The modules that one file loads are loaded for
// the next, so a file costs its tests alone.
const tier = (name, suffix) => ({
  rootDir: '.',
  displayName: name,
  runner: 'jest-light-runner/child-process',
  transform: {},
  testMatch: [`<rootDir>/{libs/*,services/*,tools,e2e}/dist/**/*.${suffix}.spec.js`],
  modulePathIgnorePatterns: ['/.infra/', '/.nx/', '<rootDir>/out/'],
  setupFiles: ['<rootDir>/config/jest.process.mjs'],
  setupFilesAfterEnv: ['<rootDir>/config/jest.time-limit.mjs'],
  snapshotResolver: '<rootDir>/config/jest.snapshots.mjs',
});

export default {
  testSequencer: '<rootDir>/config/jest.sequencer.mjs',
  projects: [
    tier('unit', 'unit'),
    tier('integration', 'int'),
    tier('component', 'component'),
    tier('journey', 'journey'),
    tier('chaos', 'chaos'),
  ],
};
