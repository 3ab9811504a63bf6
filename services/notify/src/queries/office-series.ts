import type { OrgId } from '@huiyin/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { LETTER_CODES } from '../domain/letter/kinds/letter-kinds.js';
import { Surroundings } from '../effects/render/surroundings.js';
import { TEMPLATES } from '../effects/render/tokens.js';
import { suffixesOf } from '../templates/check-shelves.js';
import type { Templates } from '../templates/load-templates.js';
import { regionsOf } from '../templates/regions-of.js';

/** 代字: the series in which an office numbers its letters: its code with each suffix that its letters have today. */
@Injectable()
export class OfficeSeries {
  constructor(
    @Inject(TEMPLATES) private readonly templates: Templates,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
  ) {}

  of(org: OrgId): readonly string[] {
    const directory = this.surroundings.directory();
    const [on, regions] = [this.surroundings.today(), regionsOf(org, directory)];
    const suffixes = LETTER_CODES.flatMap((code) => {
      const suffix = this.templates.wordingFor({ code, on, regions })?.template.suffix;

      return suffix === undefined ? [] : suffixesOf({ suffix });
    });

    return suffixes.map((suffix) => `${directory.organisations.get(org)?.code ?? ''}${suffix}`);
  }
}
