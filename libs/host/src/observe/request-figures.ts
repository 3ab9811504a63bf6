import { Counter, Histogram, type Registry } from 'prom-client';

export interface ObservedRequest {
  readonly method: string;
  /** Template, so that labels never carry ids. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Number and duration of requests. */
export class RequestFigures {
  readonly #count: Counter;
  readonly #seconds: Histogram;

  constructor(registry: Registry, service: string) {
    const registers = [registry];
    this.#count = new Counter({
      name: `huiyin_${service}_http_requests_total`,
      help: 'Requests answered.',
      labelNames: ['method', 'route', 'status'],
      registers,
    });
    this.#seconds = new Histogram({
      name: `huiyin_${service}_http_request_seconds`,
      help: 'Time to answer.',
      labelNames: ['method', 'route'],
      buckets: SECONDS,
      registers,
    });
  }

  observe({ method, route, status, ms }: ObservedRequest): void {
    this.#count.inc({ method, route, status });
    this.#seconds.observe({ method, route }, ms / 1_000);
  }
}
