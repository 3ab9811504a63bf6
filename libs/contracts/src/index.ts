export * from './define.js';
export * from './envelope.js';
