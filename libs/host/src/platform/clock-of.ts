import type { BusinessClock } from '@huiyin/kernel';
import { FileClock } from '../clock/file-clock.js';
import { machineClock } from '../clock/machine-clock.js';
import type { Config } from '../config/config.js';

export const clockOf = ({ clockFile }: Pick<Config, 'clockFile'>): BusinessClock =>
  clockFile === undefined ? machineClock : new FileClock(clockFile);
