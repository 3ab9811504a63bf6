import { DOSSIER_EVENTS } from './archive/index.js';
import type { EventDefinition } from './define.js';
import { DirectoryEntryPublished } from './directory/directory.events.js';
import { REVIEW_EVENTS } from './hearing/index.js';
import { PETITION_EVENTS } from './intake/index.js';
import { LETTER_EVENTS } from './notify/index.js';
import { SUPERVISION_EVENTS } from './supervision/index.js';

/** Every event of the platform, for the generated documents, the tools and the archive. */
export const ALL_DEFINITIONS: readonly EventDefinition[] = [
  DirectoryEntryPublished as EventDefinition,
  ...PETITION_EVENTS,
  ...REVIEW_EVENTS,
  ...SUPERVISION_EVENTS,
  ...LETTER_EVENTS,
  ...DOSSIER_EVENTS,
];
