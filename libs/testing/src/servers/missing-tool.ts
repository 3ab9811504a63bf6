import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { Fault } from '@huiyin/kernel';

/** A program this start needs is not installed: one line that names it and both ways out. */
export class MissingTool extends Fault {
  constructor(tool: string, purpose: string) {
    super(
      'tool.missing',
      `${tool} is not installed, and ${purpose} needs it: install it, or run "docker compose up -d" and set HUIYIN_KAFKA_BROKERS and HUIYIN_MONGODB_URI`,
      { retryable: false },
    );
    this.name = 'MissingTool';
  }
}

/** Full path of a program on PATH, or undefined. */
export const which = (program: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

export const needTool = (tool: string, purpose: string): string => {
  const path = which(tool);
  if (path === undefined) throw new MissingTool(tool, purpose);

  return path;
};
