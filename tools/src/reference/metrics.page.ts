import { describeFigures, type DescribedFigure } from '@huiyin/host';
import { describeLetterFigures } from '@huiyin/notify/figures';

import { markdownTable, page, type Page } from './page.js';

const tableOf = (figures: readonly DescribedFigure[]): string =>
  markdownTable(
    ['metric', 'type', 'labels', 'what it is'],
    figures.map(({ name, type, labels, help }) => [`\`${name}\``, type, labels.join(', '), help]),
  );

export const metricsPage: Page = {
  file: 'metrics.md',
  text: () =>
    page('Metrics', 'the registrations in `libs/host/src/observe` and the services', [
      'Each service shows these under `GET /metrics` for Prometheus, and those that prom-client takes from the process (`huiyin_<service>_process_…`, `huiyin_<service>_nodejs_…`, the event loop among them). Labels never carry ids. What to do when one stands out: [runbooks](../runbooks/README.md).',
      tableOf(describeFigures()),
      '## notify',
      'Besides these, of letters.',
      tableOf(describeLetterFigures()),
    ]),
};
