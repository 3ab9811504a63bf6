import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import ts from 'typescript-eslint';

// The boundary rule reads Nx's stored graph and falls silent where there is none, so it is made here.
await createProjectGraphAsync();

const pure = { sourceTag: 'layer:pure', onlyDependOnLibsWithTags: ['layer:pure'] };
const machine = { sourceTag: 'layer:machine', onlyDependOnLibsWithTags: ['layer:pure', 'layer:machine'] };
const service = { sourceTag: 'layer:service', onlyDependOnLibsWithTags: ['layer:pure', 'layer:machine'] };
const testing = { sourceTag: 'layer:testing', onlyDependOnLibsWithTags: ['layer:pure', 'layer:machine', 'layer:testing'] };
const tools = { sourceTag: 'layer:tools', onlyDependOnLibsWithTags: ['layer:pure', 'layer:machine', 'layer:service', 'layer:testing'] };
const e2e = {
  sourceTag: 'layer:e2e',
  onlyDependOnLibsWithTags: ['layer:pure', 'layer:machine', 'layer:testing', 'layer:tools', 'layer:service'],
};

const noEnum = { selector: 'TSEnumDeclaration', message: 'a union of literals instead of an enum' };

// Lawful dates are made in libs/time alone: whoever counts days elsewhere forgets the holidays, the zone, or the rule they come from.
const inTime = 'dates are counted in libs/time; numbers of days come from the rule sets';
const dateArithmetic = [
  { selector: 'CallExpression[callee.property.name=/^set(UTC)?(Date|Month|FullYear|Hours)$/]', message: inTime },
  { selector: 'Literal[value=86400000]', message: inTime },
  { selector: "BinaryExpression[operator='*']:has(> Literal[value=24])", message: inTime },
];
const daysInDomain = [
  { selector: "CallExpression[callee.name='addDays'] > Literal", message: inTime },
  { selector: "CallExpression[callee.name='addDays'] > UnaryExpression > Literal", message: inTime },
];
const dateLibraries = [
  'chinese-days',
  'date-fns',
  'date-holidays',
  'dayjs',
  'luxon',
  'moment',
  'js-joda',
  '@js-joda/core',
  '@js-temporal/polyfill',
];

export default ts.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.infra/**', '.nx/**', 'out/**', 'docs/reference/**'] },
  ...ts.configs.strict,
  {
    files: ['**/*.ts', '**/*.mjs', '**/*.cjs'],
    plugins: { '@nx': nx },
    rules: {
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', { max: 50 }],
      complexity: ['error', 8],
      'max-depth': ['error', 3],
      'max-params': ['error', 3],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-else-return': 'error',
      'no-restricted-syntax': ['error', noEnum],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['libs/time/**'],
    rules: { 'no-restricted-imports': ['error', { paths: dateLibraries.map((name) => ({ name, message: inTime })) }] },
  },
  // What runs for people: libraries and services. What drives and checks them (specs, testing, tools, e2e) makes no lawful date.
  {
    files: ['{libs,services}/*/src/**/*.ts'],
    ignores: ['libs/{time,testing}/**', '**/src/testing/**', '**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnum, ...dateArithmetic] },
  },
  {
    files: ['services/*/src/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnum, ...dateArithmetic, ...daysInDomain] },
  },
  {
    files: ['**/*.ts'],
    ignores: ['**/*.spec.ts', '{libs,services}/*/src/testing/**'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints: [pure, machine, service, testing, tools, e2e] },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.spec.ts'],
    rules: { 'max-lines': ['error', 400], 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['tools/**', 'e2e/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable', require: 'readonly', process: 'readonly' } } },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } } },
  prettier,
);
