import { ROLES } from '@huiyin/kernel';
import { PERMISSIONS } from '@huiyin/policy';

import { markdownTable, page, type Page } from './page.js';

const actionsOf = (role: string): string =>
  Object.entries<readonly string[]>(PERMISSIONS)
    .filter(([, roles]) => roles.includes(role))
    .map(([action]) => `\`${action}\``)
    .sort()
    .join(', ');

export const permissionsPage: Page = {
  file: 'permissions.md',
  text: () =>
    page('Permissions', '`libs/policy/src/access/permissions.ts`', [
      'Which roles may do what; what is not named is denied. Whose matter it is, is decided by the record scope and by the rule itself.',
      markdownTable(
        ['action', 'roles'],
        Object.entries<readonly string[]>(PERMISSIONS).map(([action, roles]) => [`\`${action}\``, roles.join(', ')]),
      ),
      '## By role',
      markdownTable(
        ['role', 'may'],
        ROLES.map((role) => [role, actionsOf(role)]),
      ),
    ]),
};
