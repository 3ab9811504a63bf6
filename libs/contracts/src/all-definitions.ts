import { DOSSIER_EVENTS } from './archive/index.js';
import type { EventDefinition } from './define.js';
import { DIRECTORY_DRAFT_EVENTS, DirectoryEntryPublished } from './directory/index.js';
import { REVIEW_EVENTS } from './hearing/index.js';
import { PETITION_EVENTS } from './intake/index.js';
import { LETTER_EVENTS } from './notify/index.js';
import { SUPERVISION_EVENTS } from './supervision/index.js';

/** Every event of the platform, for the generated documents, the tools and the archive. */
export const ALL_DEFINITIONS: readonly EventDefinition[] = [
  DirectoryEntryPublished as EventDefinition,
  ...DIRECTORY_DRAFT_EVENTS,
  ...PETITION_EVENTS,
  ...REVIEW_EVENTS,
  ...SUPERVISION_EVENTS,
  ...LETTER_EVENTS,
  ...DOSSIER_EVENTS,
];
