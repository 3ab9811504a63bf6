import type { Story } from '../agenda/story.js';
import { heatingPipes } from './heating-pipes.js';
import { manhole } from './manhole.js';
import { manyWays } from './many-ways.js';
import { reportsOnWrongdoing } from './reports-on-wrongdoing.js';
import { theOthers } from './the-others.js';
import { wrongDate } from './wrong-date.js';
import { yearsOfService } from './years-of-service.js';

/** Every row of the sample file belongs to one of them. */
export const STORIES: readonly Story[] = [heatingPipes, yearsOfService, reportsOnWrongdoing, manhole, manyWays, wrongDate, theOthers];
