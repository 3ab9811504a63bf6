import type { Registered } from './petition.js';

/** 同一问题: matters of one region, one class of content and one day are looked at together. Found like a person's marks; codes only. */
export const problemMark = ({ region, contentClass, petitionDate }: Registered['facts']): string =>
  `problem:${region}/${contentClass}/${petitionDate}`;
