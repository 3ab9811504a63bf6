export * from './directory.events.js';
export * from './draft.events.js';
export * from './written/calendar.document.js';
export { inWords, type Locate, type Path, type WrittenFault } from './written/fault.js';
export { openDocument, type OpenedDocument } from './written/open-document.js';
export { readContent, readDocument, type ReadDocument, type Reading } from './written/read-document.js';
export * from './written/rule-set.document.js';
