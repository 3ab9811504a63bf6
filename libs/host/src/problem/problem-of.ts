import { HttpException } from '@nestjs/common';
import { Fault } from '@huiyin/kernel';
import { problem, ProblemError, type Problem } from './problem.js';

/** What went wrong as the client may know it. Faults of ours keep their message to the log. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof HttpException) return problemOfHttp(error.getStatus());
  if (error instanceof Fault) return problemOfFault(error);
  if (isDatabaseAway(error)) return problem(503, 'host.database-away');

  return problem(500, 'host.fault');
};

/** Faults of a stored thing that the client asked for: its data is gone, or was never there. */
const STATUS_OF_FAULT: Readonly<Record<string, number>> = {
  'vault.key-destroyed': 410,
  'vault.file-missing': 404,
  'vault.file-too-large': 413,
};

const problemOfFault = (fault: Fault): Problem => {
  const status = STATUS_OF_FAULT[fault.code] ?? (fault.retryable ? 503 : 500);

  return problem(status, fault.code);
};

const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  400: 'request.malformed',
  404: 'route.not-found',
  405: 'route.method-not-allowed',
  413: 'request.too-large',
  415: 'request.media-type',
};

const problemOfHttp = (status: number): Problem =>
  problem(status, CODE_OF_STATUS[status] ?? (status < 500 ? 'request.refused' : 'host.fault'));

const AWAY = [
  'MongoNetworkError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongoNetworkTimeoutError',
  'MongoTopologyClosedError',
];
/** By name: mongoose carries its driver with it, and an error of another copy of it is no instance of ours. */
const isDatabaseAway = (error: unknown): boolean => error instanceof Error && AWAY.includes(error.name);
