import { readFile } from 'node:fs/promises';

/** What a process has used up to now. */
export interface ProcessUse {
  readonly cpuMs: number;
  readonly memoryMiB: number;
}

/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;
/** Fields of /proc/<pid>/stat after the name in brackets, which may hold blanks itself. */
const USER_TIME = 11;
const SYSTEM_TIME = 12;

const memoryOf = (status: string): number => Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1_024;

/** From /proc: time of all threads, and memory that is really there. A process that is gone has used nothing more. */
export const useOf = async (pid: number): Promise<ProcessUse> => {
  const [stat, status] = await Promise.all(['stat', 'status'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')));
  const fields = (stat ?? '').slice((stat ?? '').lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[USER_TIME] ?? 0) + Number(fields[SYSTEM_TIME] ?? 0);

  return { cpuMs: ticks * TICK_MS, memoryMiB: memoryOf(status ?? '') };
};

export type Pids = Readonly<Record<string, number>>;
export type Uses = Readonly<Record<string, ProcessUse>>;

export const usesOf = async (pids: Pids): Promise<Uses> =>
  Object.fromEntries(await Promise.all(Object.entries(pids).map(async ([name, pid]) => [name, await useOf(pid)] as const)));

/** Processor time between two looks. */
export const cpuBetween = (before: Uses, after: Uses, names: readonly string[] = Object.keys(after)): number =>
  names.reduce((sum, name) => sum + (after[name]?.cpuMs ?? 0) - (before[name]?.cpuMs ?? 0), 0);
