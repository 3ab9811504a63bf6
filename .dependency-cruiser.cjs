/** The directions in which imports may point (docs/explanation/architecture.md). */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^services/[^/]+/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^services/[^/]+/src/domain/', '^libs/(kernel|time|policy|contracts)/'] },
    },
    {
      name: 'pure-libs-import-no-node',
      severity: 'error',
      from: { path: '^libs/(kernel|time|policy|contracts)/src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'kernel-depends-on-nothing',
      severity: 'error',
      from: { path: '^libs/kernel/src/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/kernel/src/' },
    },
    {
      name: 'edges-apart',
      severity: 'error',
      from: { path: '^services/([^/]+)/src/(reactions|http|effects)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^services/$1/src/(reactions|http|effects)/', pathNot: '^services/$1/src/$2/' },
    },
    {
      name: 'service-never-imports-service',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    { name: 'lib-never-imports-service', severity: 'error', from: { path: '^libs/' }, to: { path: '^(services|tools|e2e)/' } },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { pathNot: ['\\.spec\\.ts$', '^libs/testing/', '^e2e/', '^tools/', '/testing/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'kafkajs-in-bus-only',
      severity: 'error',
      from: { pathNot: ['^libs/bus/', '^libs/testing/', '^tools/'] },
      to: { path: 'node_modules/kafkajs' },
    },
    { name: 'nothing-dangles', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'require', 'node', 'default'], exportsFields: ['exports'] },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
  },
};
