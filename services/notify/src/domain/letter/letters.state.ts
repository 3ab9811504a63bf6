import type { Addressee, Channel, LetterEvent, Petitioner } from '@huiyin/contracts';
import {
  NOT_WITHHELD,
  type Clock,
  type FileRef,
  type Instant,
  type LocalDate,
  type OrgId,
  type Sealed,
  type StaffId,
  type Withheld,
} from '@huiyin/kernel';
import { asTold } from '@huiyin/time';
import type { LetterDraft } from './approval/letter-draft.js';
import type { Delivery, FiledProof, TakenBack } from './delivery/delivery.state.js';

type DataOfEvent<Name extends LetterEvent['type']> = Extract<LetterEvent, { readonly type: Name }>['data'];

/** 信访事项的收件信息: what letters need to know of the matter, kept from its registration on. */
export type Matter =
  | { readonly stage: 'unknown' }
  | {
      readonly stage: 'known';
      readonly number: string;
      readonly title: Sealed;
      readonly content?: Sealed;
      readonly registeredBy: OrgId;
      readonly receivedAt: Instant;
      readonly form: string;
      readonly queryCode: Sealed;
      readonly queryCodeHash?: string;
      readonly petitioners: readonly ReadonlyPetitioner[];
    };
export type KnownMatter = Extract<Matter, { readonly stage: 'known' }>;
export type ReadonlyPetitioner = Readonly<Omit<Petitioner, 'marks' | 'consents'>> & {
  readonly marks: readonly string[];
  readonly consents?: readonly Channel[];
};

/** 制作: the letter is drawn up, numbered and issued. */
export type Making =
  | { readonly stage: 'ordered'; readonly since: Instant }
  | { readonly stage: 'rendering'; readonly claim: string; readonly until: Instant; readonly tries: number }
  | { readonly stage: 'failed'; readonly reason: string; readonly retryAt: Instant; readonly tries: number }
  | { readonly stage: 'issued'; readonly number?: string; readonly file: FileRef; readonly issuedOn: LocalDate };

export type { Delivery } from './delivery/delivery.state.js';

/** 送达: has legal meaning; the only date that starts rights. */
export type Service =
  | { readonly stage: 'awaited' }
  /** 存卷: a form that is kept on file is served on nobody. */
  | { readonly stage: 'none' }
  /** 待送达清单: to be served on paper by an office. */
  | { readonly stage: 'listed'; readonly office: OrgId; readonly why: DataOfEvent<'DispatchListed'>['why'] }
  | {
      readonly stage: 'served';
      readonly way: DataOfEvent<'LetterServed'>['way'];
      readonly servedOn: LocalDate;
      readonly recordedBy: StaffId;
      readonly proof?: NonNullable<DataOfEvent<'LetterServed'>['proof']>;
    };

/** 撤回: never edited, never removed. */
export type Standing =
  { readonly stage: 'stands' } | { readonly stage: 'withdrawn'; readonly reason: string; readonly replacedBy?: string };

/** 文书: one letter with its whole life. */
export interface Letter {
  readonly id: string;
  readonly code: string;
  readonly addressee: Addressee;
  readonly issuer: OrgId;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The letter to another signatory whose facts these are too. */
  readonly sameAs?: string;
  readonly ref?: string;
  readonly onBehalfOf: readonly string[];
  readonly copies: readonly OrgId[];
  /** Who drafted, checked and signed it; absent where what it carries was approved elsewhere. */
  readonly approval?: DataOfEvent<'LetterOrdered'>['approval'];
  readonly onFile?: true;
  /** What they say who were told the result of their report and think otherwise. */
  readonly objections?: readonly Pick<DataOfEvent<'ObjectionHeard'>, 'person' | 'words' | 'heardOn' | 'by'>[];
  readonly orderedAt: Instant;
  readonly making: Making;
  readonly delivery: Delivery;
  readonly service: Service;
  /** 证明材料 that were filed with it. */
  readonly proofs?: readonly FiledProof[];
  /** It was told as served, and came back. */
  readonly takenBack?: TakenBack;
  readonly standing: Standing;
}

/** 期限提示: told to an organisation in its inbox; no letter. */
export type Notice = Readonly<Omit<DataOfEvent<'DeadlineNoticeGiven'>, 'noticeId' | 'withheld'>> & {
  readonly id: string;
  readonly givenAt: Instant;
};

/** 一件信访事项的全部文书: the record of a matter in notify. */
export interface Letters {
  readonly withheld: Withheld;
  /** Bodies that registered the matter, wrote, received or were copied a letter: who may see the record. */
  readonly parties: readonly OrgId[];
  readonly matter: Matter;
  /** Clocks that a letter explains, as they stand; a list, so that queries can index into it. */
  readonly clocks: readonly Clock[];
  readonly letters: readonly Letter[];
  readonly notices: readonly Notice[];
  /** 文稿: letters that offices compose themselves, until they are signed, and afterwards. */
  readonly drafts: readonly LetterDraft[];
}

export const NO_LETTERS: Letters = {
  withheld: NOT_WITHHELD,
  parties: [],
  matter: { stage: 'unknown' },
  clocks: [],
  letters: [],
  notices: [],
  drafts: [],
};

export const letterOf = (state: Letters, id: string): Letter | undefined => state.letters.find((letter) => letter.id === id);
export const personOf = (matter: Matter, id: string): ReadonlyPetitioner | undefined =>
  matter.stage === 'known' ? matter.petitioners.find((person) => person.id === id) : undefined;

/** The letter with its facts, also where they are kept with another. */
export const withFacts = (state: Letters, letter: Letter): Letter => {
  const first = letter.sameAs === undefined ? undefined : letterOf(state, letter.sameAs);

  return first === undefined ? letter : { ...letter, facts: first.facts };
};

/** The clock a letter explains, once it was heard of: as it stood with the day that the letter names, whatever moved it since. */
export const explainedClock = (state: Letters, letter: Letter): Clock | undefined => {
  const ref = withFacts(state, letter).facts['limit'] as { timers: readonly string[]; holder: string; lastDay?: LocalDate } | undefined;
  if (ref === undefined || !Array.isArray(ref.timers)) return undefined;
  const theirs = state.clocks.filter(
    ({ timer, holder }) => ref.timers.includes(timer) && ref.holder === (holder.kind === 'organisation' ? holder.org : holder.person),
  );
  const told = theirs.flatMap((clock) => asTold(clock, ref.lastDay ?? clock.lastDay) ?? []);

  return told.at(-1);
};
