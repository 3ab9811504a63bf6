import { invalidRequest, notFound, VAULT, type CurrentRequest } from '@huiyin/host';
import type { OrgId } from '@huiyin/kernel';
import type { Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import type { DraftEdit } from '../domain/letter/approval/edit-draft.js';
import type { LetterDraft } from '../domain/letter/approval/letter-draft.js';
import type { DraftText } from '../domain/letter/approval/write-draft.js';
import { kindOf, type LetterCode } from '../domain/letter/kinds/letter-kinds.js';
import { Surroundings } from '../effects/render/surroundings.js';
import { TEMPLATES } from '../effects/render/tokens.js';
import { approvalOf } from '../templates/approval.js';
import type { Templates, Wording } from '../templates/load-templates.js';
import { regionsOf } from '../templates/regions-of.js';
import { isSealedFact, typedFaults, type TypedFacts } from './typed-facts.js';

type Texts = Record<string, string>;

/** 拟稿台: from what people type to a draft: checked against the letter's schema, words sealed, with the template's word on its approval. */
@Injectable()
export class DraftWriter {
  constructor(
    @Inject(TEMPLATES) private readonly templates: Templates,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** @throws ProblemError 400 with each wrong field. */
  async write(
    current: CurrentRequest,
    id: string,
    { facts, ...wish }: Omit<DraftText, 'draftId' | 'facts' | 'rule'> & { readonly facts: TypedFacts },
  ): Promise<DraftText> {
    const wording = this.checked(wish.code, current.actor.org, facts);
    const rule = approvalOf(wording.template, facts);

    return { ...wish, draftId: current.newId(), facts: await this.sealed(id, wish.code, facts), rule };
  }

  /** Only what really changes: words are compared in clear, since the same words are sealed otherwise each time. */
  async edit(
    current: CurrentRequest,
    id: string,
    { draft, facts }: { readonly draft: LetterDraft; readonly facts: TypedFacts },
  ): Promise<DraftEdit> {
    const code = draft.code as LetterCode;
    const { template } = this.checked(code, draft.issuer, facts);
    const changed = await this.changed(current, id, { draft, facts });
    const after = { ...draft.facts, ...facts };
    const isOtherLetter = JSON.stringify(approvalOf(template, draft.facts)) !== JSON.stringify(approvalOf(template, after));
    const gone = Object.keys(changed).filter((name) => changed[name] === null);
    const sealed = await this.sealed(id, code, changed);

    return { draftId: draft.id, facts: { ...sealed, ...Object.fromEntries(gone.map((name) => [name, undefined])) }, isOtherLetter };
  }

  private checked(code: LetterCode, issuer: OrgId, facts: TypedFacts): Wording {
    const directory = this.surroundings.directory();
    const wording = this.templates.wordingFor({ code, on: this.surroundings.today(), regions: regionsOf(issuer, directory) });
    if (wording === undefined) throw notFound('template.not-found');
    const faults = typedFaults(facts, { kinds: kindOf(code).facts, source: { ...wording, directory } });
    if (faults.length > 0) throw invalidRequest(...faults);

    return wording;
  }

  private async changed(
    current: CurrentRequest,
    id: string,
    { draft, facts }: { readonly draft: LetterDraft; readonly facts: TypedFacts },
  ): Promise<TypedFacts> {
    const { facts: kinds } = kindOf(draft.code as LetterCode);
    const named = Object.keys(facts).filter((name) => isSealedFact(kinds, name) && draft.facts[name] !== undefined);
    const before = Object.fromEntries(named.map((name) => [name, draft.facts[name]])) as Record<string, never>;
    const opened: Texts = await this.vault.openFields(id, before, current.opening('draft.edit'));

    return Object.fromEntries(Object.entries(facts).filter(([name, value]) => opened[name] === undefined || opened[name] !== value));
  }

  private async sealed(id: string, code: LetterCode, facts: TypedFacts): Promise<Readonly<Record<string, unknown>>> {
    const { facts: kinds } = kindOf(code);
    const given = Object.entries(facts).filter(([, value]) => value !== null);
    const words = Object.fromEntries(given.filter(([name]) => isSealedFact(kinds, name))) as Texts;

    return { ...Object.fromEntries(given), ...(await this.vault.sealFields(id, words)) };
  }
}
