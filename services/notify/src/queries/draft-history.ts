import type { LetterEvent } from '@huiyin/contracts';
import { recordsOf, VAULT } from '@huiyin/host';
import type { Instant, Recorded, Sealed } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Opening, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import type { DraftEvent, LetterDraft } from '../domain/letter/approval/letter-draft.js';
import type { FactKinds } from '../domain/letter/kinds/fact-kinds.js';
import { kindOf, type LetterCode } from '../domain/letter/kinds/letter-kinds.js';
import type { Letters } from '../domain/letter/letters.state.js';

type Change = { readonly was?: unknown; readonly now?: unknown };

/** A step of a draft as its office reads it, with the words opened. */
export interface DraftStep {
  readonly step: DraftEvent['type'];
  readonly by: string;
  readonly at: Instant;
  readonly changes?: Readonly<Record<string, Change>>;
  readonly words?: string;
}

export interface DraftText {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly steps: readonly DraftStep[];
}

type Open = (value: unknown) => unknown;

const wordsIn = ({ data }: DraftEvent): Sealed | undefined =>
  'comments' in data ? data.comments : 'reason' in data ? data.reason : undefined;
const changesIn = ({ data }: DraftEvent): Readonly<Record<string, Change>> => ('changes' in data ? data.changes : {});

const isSealed = (kinds: FactKinds, name: string): boolean => kinds[name]?.startsWith('sealed') === true;

/** All sealed words of a draft and of its steps: opened together, with one trace. */
const sealedIn = ({ facts }: LetterDraft, steps: readonly DraftEvent[], kinds: FactKinds): readonly Sealed[] => {
  const changed = steps.flatMap((step) => Object.entries(changesIn(step)).map(([name, { was, now }]) => [name, [was, now]] as const));
  const named = [...Object.entries(facts).map(([name, value]) => [name, [value]] as const), ...changed];
  const values = [...named.filter(([name]) => isSealed(kinds, name)).flatMap(([, all]) => all), ...steps.map(wordsIn)];

  return [...new Set(values)].filter((value): value is Sealed => typeof value === 'string');
};

const opened = (values: Readonly<Record<string, unknown>>, open: Open): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, open(value)]));

const stepOf = (event: Recorded<DraftEvent>, open: Open): DraftStep => {
  const words = wordsIn(event);
  const changes = Object.entries(changesIn(event)).map(([name, change]) => [name, opened(change, open)]);

  return {
    step: event.type,
    by: event.data.by,
    at: event.at,
    ...(changes.length === 0 ? {} : { changes: Object.fromEntries(changes) as Readonly<Record<string, Change>> }),
    ...(words === undefined ? {} : { words: String(open(words)) }),
  };
};

/** 修改留痕: what a draft says, who did what with it, and each difference, with the words opened. */
@Injectable()
export class DraftHistory {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async read(id: string, draft: LetterDraft, opening: Opening): Promise<DraftText> {
    const steps = await this.stepsOf(id, draft);
    const sealed = sealedIn(draft, steps, kindOf(draft.code as LetterCode).facts);
    const texts = await this.vault.openMany(id, sealed, opening);
    const known = new Map<unknown, unknown>(sealed.map((value, at) => [value, texts[at]]));
    const open: Open = (value) => known.get(value) ?? value;

    return { facts: opened(draft.facts, open), steps: steps.map((step) => stepOf(step, open)) };
  }

  private async stepsOf(id: string, { id: draftId }: LetterDraft): Promise<readonly Recorded<DraftEvent>[]> {
    const events = await this.letters.history(id);

    return events.filter((event): event is Recorded<DraftEvent> => 'draftId' in event.data && event.data.draftId === draftId);
  }
}
