import { withFacts } from '../domain/letter/letters.state.js';
import type { LocalDate } from '@huiyin/kernel';
import type { Templates } from '../templates/load-templates.js';
import type { Draft } from '../templates/draft.js';
import type { LetterCode } from '../domain/letter/kinds/letter-kinds.js';
import { CITY } from './city.js';
import { after } from './given-letters.js';
import { LETTER_SAMPLES, REGISTERED } from './letter-samples.js';
import { RECORD_SAMPLES } from './record-samples.js';

const ISSUED_ON = '2026-08-14' as LocalDate;

/** The draft of a sample letter: `L09`, or a variant of it, `L10 duty`. */
export const sampleDraft = (name: string, templates: Templates): Draft => {
  const code = name.slice(0, 3) as LetterCode;
  const state = after(REGISTERED, ...(LETTER_SAMPLES[name] ?? RECORD_SAMPLES[name] ?? []));
  const found = state.letters.findLast((one) => one.code === code);
  if (found === undefined || state.matter.stage !== 'known') throw new Error(`no sample of ${name}`);

  const letter = withFacts(state, found);
  const wording = templates.wordingFor({ code, on: ISSUED_ON });
  if (wording === undefined) throw new Error(`no wording of ${name}`);

  return { letter, matter: state.matter, state, directory: CITY, issuedOn: ISSUED_ON, ...wording };
};
