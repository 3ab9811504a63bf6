import { existsSync, readFileSync } from 'node:fs';

import { describeFigures } from '@huiyin/host';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { parse } from 'yaml';

import { inCheckout } from '../checkout/paths.js';

const ANY_SERVICE = 'huiyin_[a-z]+_';
const ALERTS = readFileSync(inCheckout('deploy', 'alerts.yaml'), 'utf8');
const DASHBOARD = readFileSync(inCheckout('deploy', 'dashboard.json'), 'utf8');
/** Of one service alone: registered there (`services/notify/src/effects/letter-figures.ts`). */
const OF_NOTIFY = 'huiyin_notify_letter_events_total';

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

  return new Set([...describeFigures().map(({ name }) => name.replace('huiyin_<service>_', ANY_SERVICE)), ...process, OF_NOTIFY]);
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

  it.each([
    'unpublished_oldest',
    'consumer_lag',
    'fetch_age',
    'commit_age',
    'parked_keys',
    'parked_oldest',
    'deadline_oldest',
    'eventloop',
    'conflicts',
  ])('there is an alert on %s', (figure) =>
    expect(namedIn(rules.map(({ expr }) => expr)).some((name) => name.includes(figure))).toBe(true),
  );
});
