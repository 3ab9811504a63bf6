import { SAMPLE } from '@huiyin/contracts';
import type { LocalDate } from '@huiyin/kernel';
import { claimDelivery } from '../domain/letter/claim-delivery.js';
import { claimRendering } from '../domain/letter/claim-rendering.js';
import type { SendingResult } from '../domain/letter/end-delivery.js';
import { endDelivery } from '../domain/letter/end-delivery.js';
import { issueLetter, type MadeLetter } from '../domain/letter/issue-letter.js';

/** What the first making of a letter gave. */
export const made = (letterId: string, change: Partial<MadeLetter> = {}): MadeLetter => ({
  letterId,
  claim: `${letterId}/render/1`,
  number: '清建处〔2026〕5号',
  file: SAMPLE.file,
  pages: 1,
  template: { version: 1, fonts: ['Noto Serif SC'], substituted: [] },
  issuedOn: '2026-08-03' as LocalDate,
  ...change,
});

/** Claimed and issued at the first try. */
export const issuing = (letterId: string) => [claimRendering(letterId), issueLetter(made(letterId))] as const;

export const attempt = (letterId: string, n: number, result: SendingResult) =>
  [claimDelivery(letterId), endDelivery({ letterId, claim: `${letterId}/mail/${n}`, result, reply: '250 OK' })] as const;
