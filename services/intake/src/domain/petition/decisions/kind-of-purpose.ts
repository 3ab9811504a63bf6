import type { Directory } from '@huiyin/kernel';
import type { RegisteredFacts } from '../state/matter.js';

/** The three kinds of the Regulation (Arts. 29–31) as the dictionary `kind-of-purpose` writes them. */
const KINDS: Readonly<Record<string, RegisteredFacts['kind']>> = { 建议意见: 'suggestion', 申诉求决: 'appeal', 检举控告: 'report' };

/** 信访目的 → 2022 kind; nothing for a purpose that the dictionary does not know. */
export const kindOfPurpose = (purpose: string, directory: Directory): RegisteredFacts['kind'] | undefined =>
  KINDS[directory.dictionaries['kind-of-purpose']?.[purpose] ?? ''];
