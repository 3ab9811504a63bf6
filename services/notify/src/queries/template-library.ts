import { Fault, type LocalDate, type RegionCode } from '@huiyin/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { LETTER_CODES, type LetterCode } from '../domain/letter/kinds/letter-kinds.js';
import { Surroundings } from '../effects/render/surroundings.js';
import { DESK } from '../effects/render/tokens.js';
import { inForm, type Output } from '../forms/letter-forms.js';
import type { LetterDesk } from '../preview/letter-desk.js';
import type { Language, WordingWish } from '../templates/load-templates.js';
import { regionsAround } from '../templates/regions-of.js';
import { hasCopy, templateRow, templateView } from './template-row.js';

/** Whose wording, and of which day: the nation's and today's where nothing is said. */
export interface AskedWording {
  readonly region?: string;
  readonly on?: string;
}

export interface AskedPreview extends AskedWording {
  readonly variant?: string;
  readonly lang: Language;
  readonly form: Output;
}

/** 文书模板: what the letters of a region say, and how they would look. */
@Injectable()
export class TemplateLibrary {
  constructor(
    @Inject(DESK) private readonly desk: LetterDesk,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
  ) {}

  list(asked: AskedWording) {
    return LETTER_CODES.flatMap((code) => {
      const wish = this.wish(code, asked);
      const found = this.desk.templates.wordingFor(wish);

      return found === undefined ? [] : [templateRow(found, hasCopy(this.desk.templates, wish))];
    });
  }

  one(code: LetterCode, asked: AskedWording) {
    const wish = this.wish(code, asked);
    const found = this.desk.templates.wordingFor(wish);
    const more = { isCopied: hasCopy(this.desk.templates, wish), samples: this.desk.previews.samples };

    return found === undefined ? undefined : templateView(found, code, more);
  }

  /** With made-up facts; undefined where there is no such wording or sample. */
  async preview(code: LetterCode, asked: AskedPreview): Promise<Buffer | undefined> {
    const { regions = [], on } = this.wish(code, asked);
    const variant = asked.variant === undefined ? {} : { variant: asked.variant };
    try {
      const written = this.desk.previews.write({ code, on, regions, language: asked.lang, ...variant });

      return await inForm(asked.form, written, this.desk.press);
    } catch (error) {
      if (error instanceof Fault && error.code.startsWith('template.no-')) return undefined;
      throw error;
    }
  }

  private wish(code: LetterCode, { region, on }: AskedWording): WordingWish {
    const regions = region === undefined ? [] : regionsAround(region as RegionCode, this.surroundings.directory());

    return { code, regions, on: (on as LocalDate | undefined) ?? this.surroundings.today() };
  }
}
