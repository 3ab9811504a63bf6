export * from './archive-clock.js';
export * from './confirm-retention.js';
export * from './dossier.aggregate.js';
export * from './dossier.state.js';
export * from './file-item.js';
export * from './files-named.js';
export * from './pack.js';
export * from './retention.js';
