import { fileURLToPath } from 'node:url';
import { Fault, type LocalDate, type OrgId } from '@huiyin/kernel';
import { pageOf } from '../effects/render/page-of.js';
import type { Page } from '../effects/render/page.js';
import type { LetterCode } from '../domain/letter/kinds/letter-kinds.js';
import type { Letter } from '../domain/letter/letters.state.js';
import type { Draft } from '../templates/draft.js';
import { orgName } from '../templates/fact-words.js';
import { fillTemplate } from '../templates/fill-template.js';
import { letterWords } from '../templates/letter-words.js';
import type { Language, Templates, Wording } from '../templates/load-templates.js';
import { regionsOf } from '../templates/regions-of.js';
import { sealedIn } from '../templates/sealed-in.js';
import { readSamples, type Sample } from './samples.js';
import { readScene, type PreviewScene } from './scene.js';

export interface PreviewWish {
  readonly code: LetterCode;
  /** Which sample: the first one where it is not named. */
  readonly variant?: string;
  /** Whose wording, the narrowest region first; the issuer's where none are named. */
  readonly regions?: readonly string[];
  readonly language?: Language;
  /** The day whose wording is asked for. */
  readonly on?: LocalDate;
}

/** 预览: a letter as it would be, with made-up facts. It has no number, is recorded nowhere, and nobody receives it. */
export interface Preview {
  readonly page: Page;
  readonly wording: Wording;
  readonly draft: Draft;
  readonly words: Readonly<Record<string, string | undefined>>;
}

const OWN_SAMPLES = fileURLToPath(new URL('../../templates/samples/', import.meta.url));

const letterOf = ({ code, issuer, addressee, onBehalfOf, copies, facts }: Sample, { matter, issuedOn }: PreviewScene): Letter => ({
  id: 'preview',
  code,
  issuer: issuer as OrgId,
  addressee: matter.petitioners.some(({ id }) => id === addressee)
    ? { kind: 'person', person: addressee }
    : { kind: 'organisation', org: addressee as OrgId },
  onBehalfOf,
  copies: copies as OrgId[],
  facts,
  orderedAt: matter.receivedAt,
  making: { stage: 'ordered', since: matter.receivedAt },
  ...{ delivery: { stage: 'none' }, service: { stage: 'awaited' }, standing: { stage: 'stands' } },
  ref: issuedOn,
});

/** Writes letters with made-up facts: for whoever changes a wording, and for tests. */
export class Previews {
  private constructor(
    private readonly templates: Templates,
    private readonly scene: PreviewScene,
    readonly samples: readonly Sample[],
  ) {}

  static async open(templates: Templates, folder: string = OWN_SAMPLES): Promise<Previews> {
    return new Previews(templates, await readScene(folder), await readSamples(folder));
  }

  /** @throws Fault `template.no-sample`, `template.no-wording` where there is no such thing. */
  write(wish: PreviewWish): Preview {
    const sample = this.samples.find(({ code, variant }) => code === wish.code && (wish.variant === undefined || variant === wish.variant));
    if (sample === undefined)
      throw new Fault('template.no-sample', `no sample of ${wish.code} named ${wish.variant ?? ''}`, { retryable: false });

    return this.written(sample, this.wordingFor(wish, sample));
  }

  private wordingFor({ code, regions, language = 'zh', on = this.scene.issuedOn }: PreviewWish, { issuer }: Sample): Wording {
    const wish = { code, on, language, regions: regions ?? regionsOf(issuer as OrgId, this.scene.directory) };
    const wording = this.templates.wordingFor(wish);
    if (wording === undefined)
      throw new Fault('template.no-wording', `no ${language} wording of ${code} in force on ${on}`, { retryable: false });

    return wording;
  }

  private written(sample: Sample, wording: Wording): Preview {
    const { matter, state, directory, issuedOn } = this.scene;
    const draft: Draft = { letter: letterOf(sample, this.scene), matter, state, directory, issuedOn, ...wording };
    const words = letterWords(draft, new Map(sealedIn(draft).map((one) => [one, one])));
    const filled = fillTemplate(draft.template, words);
    const copies = sample.copies.map((org) => orgName(org as OrgId, draft)).join(wording.common.join.copies);
    const { language, common } = wording;
    const number = filled.suffix === undefined ? matter.number : this.numberOf(sample, filled.suffix);
    const frame = { language, common, issuedOn, copies, number, printer: words.words['issuer'] ?? '' };

    return { page: pageOf(filled, frame), wording, draft, words: { ...words.words, number } };
  }

  private numberOf({ issuer }: Sample, suffix: string): string {
    const { directory, issuedOn, serial } = this.scene;
    const code = directory.organisations.get(issuer as OrgId)?.code ?? '';

    return `${code}${suffix}〔${issuedOn.slice(0, 4)}〕${serial}号`;
  }
}
