import { existsSync, readFileSync } from 'node:fs';

import { describeFigures } from '@huiyin/host';
import { describeLetterFigures } from '@huiyin/notify/figures';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { parse } from 'yaml';

import { inCheckout } from '../checkout/paths.js';

const ANY_SERVICE = 'huiyin_[a-z]+_';
const ALERTS = readFileSync(inCheckout('deploy', 'alerts.yaml'), 'utf8');
const DASHBOARD = readFileSync(inCheckout('deploy', 'dashboard.json'), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

const rules = (parse(ALERTS) as { readonly groups: readonly { readonly rules: readonly Rule[] }[] }).groups.flatMap((group) => group.rules);
const expressions = (
  JSON.parse(DASHBOARD) as { readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[] }
).panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

/** Every figure that a service shows: ours, and those of the process. */
const known = (): ReadonlySet<string> => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: ANY_SERVICE.replace('[a-z]+', 'x') });
  const process = registry.getMetricsAsArray().map(({ name }) => name.replace('huiyin_x_', ANY_SERVICE));
  registry.clear();

  const ours = describeFigures().map(({ name }) => name.replace('huiyin_<service>_', ANY_SERVICE));

  return new Set([...ours, ...process, ...describeLetterFigures().map(({ name }) => name)]);
};

const namedIn = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => text.match(/huiyin_(?:\[a-z\]\+|[a-z]+)_\w+/g) ?? []).map((name) => name.replace(/_bucket$/, ''))),
];

describe('alerts and dashboard', () => {
  it.each([
    ['alerts', rules.map(({ expr }) => expr)],
    ['the dashboard', expressions],
  ])('%s name only figures that the services show', (_, texts) => {
    const figures = known();

    expect(namedIn(texts).length).toBeGreaterThan(10);
    expect(namedIn(texts).filter((name) => !figures.has(name))).toEqual([]);
  });

  it('every alert has a runbook, and every runbook an alert', () => {
    const named = [...new Set(rules.map(({ annotations }) => annotations.runbook))];
    const table = readFileSync(inCheckout('docs', 'runbooks', 'README.md'), 'utf8');

    expect(named.filter((page) => !existsSync(inCheckout('docs', 'runbooks', page)))).toEqual([]);
    expect([...table.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, page]) => page).filter((page) => !named.includes(page ?? ''))).toEqual([]);
  });

  it('a runbook speaks of every figure that leads to it', () => {
    const tails = (expr: string) => namedIn([expr]).map((name) => name.replace(/^huiyin_(?:\[a-z\]\+_)?/, ''));
    const silent = rules.flatMap(({ alert, expr, annotations }) => {
      const text = readFileSync(inCheckout('docs', 'runbooks', annotations.runbook), 'utf8');

      return tails(expr)
        .filter((tail) => !text.includes(tail))
        .map((tail) => `${alert}: ${annotations.runbook} says nothing of ${tail}`);
    });

    expect(silent).toEqual([]);
  });

  /** What an operator must be able to see, and is told of. */
  const PROMISED = [
    ['age of the oldest unpublished event', '_unpublished_oldest_seconds'],
    ['consumer lag from outside', '_consumer_lag_messages'],
    ['consumer lag in batch', '_consumer_batch_lag_messages'],
    ['time since the last fetch', '_consumer_fetch_age_seconds'],
    ['time since the last commit', '_consumer_commit_age_seconds'],
    ['outcomes per handler', '_messages_total'],
    ['parked keys', '_parked_keys'],
    ['age of the oldest parked key', '_parked_oldest_seconds'],
    ['age of the oldest waiting message', '_waiting_oldest_seconds'],
    ['deadlines due and not fired', '_deadline_oldest_seconds'],
    ['lateness of deadlines, p99', '_deadline_lateness_seconds'],
    ['letters by state', '_notify_letters'],
    ['the end of a certificate for signing', '_notify_certificate_end_seconds'],
    ['delay of the event loop', '_nodejs_eventloop_lag_p99_seconds'],
    ['write conflicts', '_records_conflicts_total'],
    ['whether the database answers', '_database_ready'],
  ] as const;

  it.each(PROMISED)('%s is shown, stands on the dashboard and has an alert', (_, figure) => {
    const endsWithIt = (name: string): boolean => name.endsWith(figure);

    expect([...known()].some(endsWithIt)).toBe(true);
    expect(namedIn(expressions).some(endsWithIt)).toBe(true);
    expect(namedIn(rules.map(({ expr }) => expr)).some(endsWithIt)).toBe(true);
  });

  it('no label carries an id', () => {
    const labels = [...describeFigures(), ...describeLetterFigures()].flatMap((figure) => figure.labels);

    expect([...new Set(labels)].sort()).toEqual([
      ...['aggregate', 'channel', 'clock', 'detail', 'event', 'group', 'handler', 'method', 'outcome', 'route', 'state', 'status'],
    ]);
  });
});
