import { VAULT } from '@huiyin/host';
import { Fault } from '@huiyin/kernel';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { isLetterCode, kindOf } from '../../domain/letter/kinds/letter-kinds.js';
import type { Letter, Letters } from '../../domain/letter/letters.state.js';
import type { Draft, Opened } from '../../templates/draft.js';
import { missingFacts } from '../../templates/facts-schema.js';
import { fillTemplate, type FilledLetter } from '../../templates/fill-template.js';
import { letterWords } from '../../templates/letter-words.js';
import { regionsOf } from '../../templates/regions-of.js';
import type { Templates } from '../../templates/load-templates.js';
import { sealedIn } from '../../templates/sealed-in.js';
import { systemOpening } from '../system.js';
import { Surroundings } from './surroundings.js';
import { TEMPLATES } from './tokens.js';

/** A letter of a matter, to be made under a claim. */
export interface Making {
  readonly id: string;
  readonly state: Letters;
  readonly letter: Letter;
  readonly correlation: string;
  /** Who looks at it before it is a letter; the platform where it is made. */
  readonly opening?: Opening;
}

export interface WrittenLetter {
  readonly draft: Draft;
  readonly filled: FilledLetter;
  readonly words: Readonly<Record<string, string | undefined>>;
}

/** 拟稿: puts a letter into words. What it names of people is opened here, and nothing else. */
@Injectable()
export class LetterWriter {
  constructor(
    @Inject(TEMPLATES) private readonly templates: Templates,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
  ) {}

  async write(making: Making): Promise<WrittenLetter> {
    const draft = this.draftOf(making);
    const words = letterWords(draft, await this.open(making, draft));

    return { draft, filled: fillTemplate(draft.template, words), words: words.words };
  }

  private draftOf({ state, letter }: Making): Draft {
    const { matter } = state;
    if (matter.stage === 'unknown' || !isLetterCode(letter.code)) {
      throw new Fault('letter.not-writable', `no matter, or no letter ${letter.code}`, { retryable: false });
    }
    const missing = missingFacts(kindOf(letter.code).facts, letter.facts);
    if (missing.length > 0) throw new Fault('letter.facts-incomplete', `${letter.code}: ${missing.join(', ')}`, { retryable: false });
    const [directory, issuedOn] = [this.surroundings.directory(), this.surroundings.today()];
    const regions = regionsOf(letter.issuer, directory);
    const wording = this.templates.wordingFor({ code: letter.code, on: issuedOn, regions });
    if (wording === undefined) throw new Fault('letter.no-wording', `nothing in force for ${letter.code}`, { retryable: true });

    return { letter, matter, state, ...wording, directory, issuedOn };
  }

  private async open({ id, letter, correlation, opening }: Making, draft: Draft): Promise<Opened> {
    const sealed = sealedIn(draft);
    const opened = await this.vault.openMany(id, sealed, opening ?? systemOpening(`letter.${letter.code}`, correlation));

    return new Map(sealed.map((value, at) => [value, opened[at] ?? '']));
  }
}
