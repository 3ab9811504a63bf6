import type { PROOF_KINDS, ServiceProof } from '@huiyin/contracts';
import { refused, type Decision, type LocalDate, type Moment } from '@huiyin/kernel';
import { parameter, type NationalParameter } from '@huiyin/time';
import type { Letter } from '../../letters.state.js';

type What = (typeof PROOF_KINDS)[number];
type Refusal = Extract<Decision<never>, { readonly kind: 'refused' }>;

/** What was served, and by which rules. */
export interface Scene {
  readonly letter: Letter;
  readonly moment: Moment;
}

/** 送达日期 and 送达证明 of one way. */
export interface Shown {
  readonly servedOn: LocalDate;
  readonly proof: ServiceProof;
}

/** 送达方式: from what staff state, and what is on file, to the day of service and its proof; or the reason why it is not proven. */
export type WayRule<Stated> = (stated: Stated, scene: Scene) => Shown | Refusal;

export const isRefusal = (answer: Shown | Refusal): answer is Refusal => 'kind' in answer;

export const unproven = (why: string, detail: object = {}): Refusal => refused(`letter.${why}`, { ...detail }) as Refusal;

/** The newest file of a kind: a better scan counts instead of the one before. */
export const onFile = ({ proofs = [] }: Letter, what: What): string | undefined => proofs.findLast((proof) => proof.what === what)?.digest;

/** A number of the rules that hold where the issuer is. */
export const ruleNumber = ({ letter, moment }: Scene, name: NationalParameter): number =>
  parameter(moment.directory, moment.directory.organisations.get(letter.issuer)?.region ?? 'nation', name);
