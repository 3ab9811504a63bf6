import { nodeProgram, runProgram } from './run-program.js';

/** One check of the code without running it. */
export interface Step {
  readonly name: string;
  run(): Promise<boolean>;
}

const program = (name: string, script: string, args: readonly string[]): Step => ({
  name,
  run: async () => (await runProgram({ command: process.execPath, args: nodeProgram(script, args) })) === 0,
});

export const STEPS: readonly Step[] = [
  program('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  program('lint', 'eslint/bin/eslint.js', ['--max-warnings', '0', '.']),
  program('types', 'typescript/bin/tsc', ['-p', '.', '--noEmit']),
  program('import rules', 'dependency-cruiser/bin/dependency-cruise.mjs', [
    '--config',
    '.dependency-cruiser.cjs',
    'libs',
    'services',
    'tools',
    'e2e',
  ]),
  {
    name: 'reference pages',
    run: async () => (await runProgram({ command: process.execPath, args: ['tools/bin/run.mjs', 'docs', '--check'] })) === 0,
  },
];
