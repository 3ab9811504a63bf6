import { Command } from 'commander';

import { inInfra } from '../checkout/paths.js';
import { rolesOf, tokenFor } from '../dev/token.js';
import { say } from '../log/say.js';

interface Options {
  readonly role: readonly string[];
  readonly org: string;
  readonly id?: string;
  readonly actingFor?: string;
  readonly platform?: string;
}

/** `npm run token`: a bearer token for development, on standard output alone. */
export const main = async (args: readonly string[]): Promise<void> => {
  const { role, org, id, actingFor, platform } = new Command('npm run token --')
    .description('Makes a token that the services of this checkout trust (12 hours).')
    .requiredOption('--role <roles...>', 'roles, for example: registrar, head, supervisor, rule-owner')
    .requiredOption('--org <id>', 'organisation of the directory, for example q-zjj')
    .option('--id <id>', 'member of staff (default: <first role>-<org>)')
    .option('--acting-for <id>', 'in whose place an acting approver signs')
    .option('--platform <name>', 'name of a partner platform')
    .parse([...args], { from: 'user' })
    .opts<Options>();
  const roles = rolesOf(role.flatMap((word) => word.split(',')));
  const bearer = {
    id: id ?? `${roles[0]}-${org}`,
    org,
    roles,
    ...(actingFor === undefined ? {} : { actingFor }),
    ...(platform === undefined ? {} : { platform }),
  };
  say(await tokenFor(bearer, inInfra()));
};
