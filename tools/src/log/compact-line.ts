import { paint, type Style } from './paint.js';

const COLOURS: readonly Style[] = ['cyan', 'green', 'magenta', 'blue', 'yellow'];
const LEVEL_STYLES: Readonly<Record<string, Style>> = { error: 'red', fatal: 'red', warn: 'yellow', debug: 'gray', trace: 'gray' };
/** Said elsewhere in the line, or of no use on a screen. */
const LEFT_OUT = new Set(['level', 'time', 'service', 'msg', 'pid', 'hostname', 'name', 'err', 'error']);

const parsed = (line: string): Readonly<Record<string, unknown>> | undefined => {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
};

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const fieldsOf = (entry: Readonly<Record<string, unknown>>): string =>
  Object.entries(entry)
    .filter(([name, value]) => !LEFT_OUT.has(name) && value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${shown(value)}`)
    .join(' ');

const faultOf = ({ err, error }: Readonly<Record<string, unknown>>): string => {
  const fault = err ?? error;
  if (typeof fault !== 'object' || fault === null) return '';
  const { code, message, stack } = fault as Record<string, unknown>;

  return ` ${[code, message].filter((part) => part !== undefined).join(': ')}${stack === undefined ? '' : `\n${String(stack)}`}`;
};

const clockOf = (time: unknown): string => (typeof time === 'string' ? time.slice(11, 23) : new Date().toISOString().slice(11, 23));

/** One readable line of a service's JSON line: `08:00:01.123 intake      registered subject=… ms=5`. Other lines stay as they are. */
export const compactLine = (service: string, line: string, order = 0): string => {
  const label = paint(COLOURS[order % COLOURS.length], service.padEnd(11));
  const entry = parsed(line);
  if (entry === undefined) return `${clockOf(undefined)} ${label} ${line}`;
  const level = String(entry['level']);
  const style = LEVEL_STYLES[level];
  const message = `${style === undefined ? '' : `${level.toUpperCase()} `}${String(entry['msg'] ?? '')}`;

  return `${clockOf(entry['time'])} ${label} ${paint(style, message)} ${paint('gray', fieldsOf(entry))}${faultOf(entry)}`.trimEnd();
};
