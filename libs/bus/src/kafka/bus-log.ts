/** What the bus needs of a logger; pino fits. Ids and codes only, never content. */
export interface BusLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const nothing = (): void => undefined;

export const SILENT: BusLog = { info: nothing, warn: nothing, error: nothing };
