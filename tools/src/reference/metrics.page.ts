import { describeFigures } from '@huiyin/host';

import { markdownTable, page, type Page } from './page.js';

export const metricsPage: Page = {
  file: 'metrics.md',
  text: () =>
    page('Metrics', 'the registrations in `libs/host/src/observe`', [
      'Each service shows these under `GET /metrics` for Prometheus, and those that prom-client takes from the process (`huiyin_<service>_process_…`, `huiyin_<service>_nodejs_…`, the event loop among them). Labels never carry ids. What to do when one stands out: [runbooks](../runbooks/README.md).',
      markdownTable(
        ['metric', 'type', 'labels', 'what it is'],
        describeFigures().map(({ name, type, labels, help }) => [`\`${name}\``, type, labels.join(', '), help]),
      ),
    ]),
};
