export * from './cache.js';
export * from './free-port.js';
export * from './kafka-server.js';
export * from './missing-tool.js';
export * from './mongo-server.js';
export * from './processes.js';
export * from './progress.js';
export * from './server-process.js';
