import type { Progress } from './progress.js';
import type { ServerProcess } from './server-process.js';

export interface EmbeddedMongo extends ServerProcess {
  readonly port: number;
  readonly uri: string;
  readonly version: string;
}

export interface MongoOptions {
  readonly folder: string;
  readonly port?: number;
  readonly endsWithUs: boolean;
  readonly progress: Progress;
}
