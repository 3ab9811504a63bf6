import { describeRoutes, type DescribedRoute } from '@huiyin/host';
import { SERVICES } from '@huiyin/contracts';

import { builtModule } from '../records/built-module.js';
import { markdownTable, page, type Page } from './page.js';

const code = (text: string): string => `\`${text}\``;

const fields = ({ body, query }: DescribedRoute): string => [...body, ...query.map((field) => `?${field}`)].map(code).join(', ');

const row = (route: DescribedRoute): readonly string[] => [
  `\`${route.method} ${route.path}\``,
  route.allowed.length === 0 ? 'public' : route.allowed.join(', '),
  fields(route),
];

const sectionOf = async (service: (typeof SERVICES)[number]): Promise<readonly string[]> => {
  const module = await builtModule(service);
  if (module === undefined) return [];
  const routes = [...describeRoutes(module)].sort((a, b) => a.path.localeCompare(b.path, 'en') || a.method.localeCompare(b.method, 'en'));

  return [`## ${service}`, markdownTable(['route', 'who', 'fields'], routes.map(row))];
};

export const httpPage: Page = {
  file: 'http.md',
  text: async () => {
    const sections: string[] = [];
    for (const service of SERVICES) sections.push(...(await sectionOf(service)));

    return page('HTTP', 'the controllers of the services', [
      'Who may call is a role or an action of [permissions.md](permissions.md); `staff` is a rule over whoever has a valid token. What depends on the matter is decided by its rules, and a matter that the caller may not see is answered as one that is not there. A field of the query begins with `?`; one that may be left out ends with `?`. Unknown fields are refused.',
      'Every service has besides `GET /health/live`, `GET /health/ready`, `GET /metrics`, `GET /docs` (to read) and `GET /docs-json` (OpenAPI 3.1). Commands take `Idempotency-Key` and `If-Match`; refusals are Problem Details with the codes of [refusals.md](refusals.md).',
      ...sections,
    ]);
  },
};
