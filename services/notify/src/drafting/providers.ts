import { DraftHistory } from '../queries/draft-history.js';
import { DraftPreview } from '../queries/draft-preview.js';
import { DraftViews } from '../queries/draft-views.js';
import { LetterDifferences } from '../queries/letter-differences.js';
import { NumberRegister } from '../queries/number-register.js';
import { NumberedLetters } from '../queries/numbered-letters.js';
import { OfficeSeries } from '../queries/office-series.js';
import { DraftCommands } from './draft-commands.js';
import { DraftWriter } from './draft-writer.js';

/** What the drafting and approval of letters, and the register of their numbers, need. */
export const DRAFTING_PROVIDERS = [
  DraftViews,
  DraftHistory,
  DraftPreview,
  DraftWriter,
  DraftCommands,
  OfficeSeries,
  NumberedLetters,
  NumberRegister,
  LetterDifferences,
];
