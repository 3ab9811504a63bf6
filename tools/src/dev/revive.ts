import type { ServiceProcess } from '../system/service-process.js';

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/** Starts a service again that ends by itself, as the platform in production does; waits longer each time. */
export const revive = (services: readonly ServiceProcess[], tell: (line: string) => void): { end(): void } => {
  let ended = false;
  const watch = (service: ServiceProcess, wait: number): void =>
    service.onExit((how) => {
      if (ended) return;
      tell(`${service.name} ended (${how}); it starts again in ${wait / 1000} s`);
      setTimeout(() => {
        if (ended) return;
        service.launch();
        watch(service, Math.min(wait * 2, LONGEST_WAIT));
      }, wait);
    });
  for (const service of services) watch(service, FIRST_WAIT);

  return {
    end: () => {
      ended = true;
    },
  };
};
