import { Fault } from '@huiyin/kernel';
import { configOf, type Config } from './config.js';
import { environmentSchema, type Variables } from './variables.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The configuration, from the variables that begin with `HUIYIN_`, and `NODE_ENV`.
 * @throws Fault `host.configuration` with one line per fault; it names variables and reasons, never values.
 */
export const readConfig = (environment: Environment): Config => {
  // An empty variable counts as not set: compose files and shells write it that way.
  const ours = Object.entries(environment).filter(([name, value]) => isOurs(name) && value !== undefined && value !== '');
  const parsed = environmentSchema.safeParse(Object.fromEntries(ours));
  if (!parsed.success) throw faulty(parsed.error.issues.flatMap(linesOf));

  const lines = [...productionFaults(parsed.data), ...gatewayFaults(parsed.data)];
  if (lines.length > 0) throw faulty(lines);

  return configOf(parsed.data);
};

const isOurs = (name: string): boolean => name.startsWith('HUIYIN_') || name === 'NODE_ENV';

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly input?: unknown;
}

const linesOf = (issue: Issue): readonly string[] => {
  if (issue.code === 'unrecognized_keys') return (issue.keys ?? []).map((name) => `${name}: unknown variable`);

  return [`${issue.path.slice(0, 1).join('')}: ${issue.message === MISSING ? 'missing' : issue.message}`];
};

const MISSING = 'Invalid input: expected string, received undefined';

const productionFaults = (variables: Variables): readonly string[] => {
  if (variables.NODE_ENV !== 'production') return [];
  const refused = (['HUIYIN_CLOCK_FILE', 'HUIYIN_FAILPOINT'] as const).filter((name) => variables[name] !== undefined);
  const missing = (['HUIYIN_TOKEN_ISSUER', 'HUIYIN_TOKEN_AUDIENCE'] as const).filter((name) => variables[name] === undefined);

  return [...refused.map((name) => `${name}: refused in production`), ...missing.map((name) => `${name}: missing in production`)];
};

/** An address without its secret would be told unsigned things, or nothing at all; telephone numbers do not travel in clear. */
const gatewayFaults = (variables: Variables): readonly string[] =>
  (['SMS', 'WEBHOOK'] as const).flatMap((name) => {
    const [url, secret] = [variables[`HUIYIN_${name}_URL`], variables[`HUIYIN_${name}_SECRET`]];

    if (variables.NODE_ENV === 'production' && url?.startsWith('http:') === true)
      return [`HUIYIN_${name}_URL: must be https:// in production`];

    return (url === undefined) === (secret === undefined) ? [] : [`HUIYIN_${name}_${url === undefined ? 'URL' : 'SECRET'}: missing`];
  });

const faulty = (lines: readonly string[]): Fault =>
  new Fault('host.configuration', `the configuration is faulty:\n${lines.map((line) => `  ${line}`).join('\n')}`, { retryable: false });
