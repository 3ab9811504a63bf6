const base = {
  rootDir: '.',
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  resolver: '<rootDir>/config/jest.resolver.cjs',
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          target: 'es2022',
          transform: { legacyDecorator: true, decoratorMetadata: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['/dist/', '/.infra/', '/.nx/', '<rootDir>/out/'],
};

const tier = (name, suffix, extra = {}) => ({
  ...base,
  ...extra,
  displayName: name,
  testMatch: [`<rootDir>/{libs,services,tools,e2e}/**/*.${suffix}.spec.ts`],
});

export default {
  // Real servers on a busy machine; for all tiers, since projects have no time-out of their own.
  testTimeout: 60_000,
  testSequencer: '<rootDir>/config/jest.sequencer.mjs',
  projects: [
    tier('unit', 'unit'),
    tier('integration', 'int'),
    tier('component', 'component'),
    { ...base, displayName: 'journey', testMatch: ['<rootDir>/e2e/**/*.journey.spec.ts'] },
    { ...base, displayName: 'chaos', testMatch: ['<rootDir>/e2e/chaos/*.chaos.spec.ts'] },
  ],
};
