import { Registry } from 'prom-client';
import { machineClock } from '../clock/machine-clock.js';
import { registerBusFigures } from '../observe/bus-figures.js';
import { RequestFigures } from '../observe/request-figures.js';
import { registerLatenessFigures } from '../observe/lateness-figures.js';
import { registerStoreFigures } from '../observe/store-figures.js';

export interface DescribedFigure {
  /** With `<service>` where the name of the service stands. */
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly labels: readonly string[];
}

/** Stands for the name of any service; a metric's name allows no angle brackets. */
const ANY = 'ANY_SERVICE';
const NO_TRANSPORT = {
  outcomes: { list: () => [] },
  health: () => [],
  parked: { figures: () => Promise.resolve({ keys: 0, oldestSince: undefined }) },
  reading: { lag: () => Promise.resolve([]) },
} as const;
const NO_PUBLISHER = { figures: { published: 0, failures: 0 } } as const;

/** The figures of a registry, by their names. */
export const figuresOf = (registry: Registry): readonly DescribedFigure[] =>
  registry
    .getMetricsAsArray()
    .map((metric) => ({
      name: metric.name.replace(ANY, '<service>'),
      type: String(metric.type),
      help: metric.help,
      labels: 'labelNames' in metric ? (metric.labelNames as readonly string[]) : [],
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** What every service shows under /metrics, besides the figures of the process: from the registration itself, without a server. */
export const describeFigures = (): readonly DescribedFigure[] => {
  const registry = new Registry();
  void new RequestFigures(registry, ANY);
  registerStoreFigures({ registry, service: ANY, stores: [] });
  registerLatenessFigures({ registry, service: ANY, stores: [], clock: machineClock });
  registerBusFigures({ registry, service: ANY, transport: NO_TRANSPORT, publisher: NO_PUBLISHER });

  return figuresOf(registry);
};
