import type { Sealed } from '@huiyin/kernel';
import { z } from 'zod';
import { sealed } from './fields.js';
import { SAMPLE } from './samples.js';

/** 公众查询: by what a petitioner finds his own matter in a service that did not hear its registration: query code, and the ends of phones and identity numbers. */
export const enquiry = z.object({
  codeHash: z.string(),
  /** The matter's own number: the second factor where nobody left a phone or identity number. */
  number: z.string(),
  petitioners: z.array(z.object({ id: z.string(), factors: z.array(sealed) })),
});
export interface EnquiryFacts {
  readonly codeHash: string;
  readonly number: string;
  readonly petitioners: readonly { readonly id: string; readonly factors: readonly Sealed[] }[];
}

export const SAMPLE_ENQUIRY = {
  codeHash: 'b1:5f2c',
  number: 'XF99010220260803000019',
  petitioners: [{ id: 'p1', factors: [SAMPLE.sealed] }],
};
