import { isOurs } from './is-ours.js';
import { readRunning, type Running } from './running.js';

const MARK = 'huiyin.mjs';

/** The start that runs the services of this checkout, if one does. */
export const livingLauncher = async (): Promise<Running['launcher']> => {
  const { launcher } = await readRunning();

  return launcher !== undefined && (await isOurs(launcher.pid, MARK)) ? launcher : undefined;
};

/** The start that keeps the servers of this checkout up without services, if one does. */
export const livingHolder = async (): Promise<Running['holder']> => {
  const { holder } = await readRunning();

  return holder !== undefined && (await isOurs(holder.pid, MARK)) ? holder : undefined;
};
