import { Fault } from '@huiyin/kernel';
import barcodes from 'bwip-js';

/** Code 128 (ISO/IEC 15417): widths of bars and gaps by turns, in modules, beginning with a bar. */
export const barsOf = (text: string): readonly number[] => {
  const [symbol] = barcodes.raw({ bcid: 'code128', text }) as readonly { readonly sbs?: readonly number[] }[];
  if (symbol?.sbs === undefined) throw new Fault('letter.no-bar-code', 'the bar code has no bars', { retryable: false });

  return symbol.sbs;
};

const GROUP = /(\d{6})(?=\d)/g;

/** As it stands under the bars, in groups that can be read out. */
export const digitsOf = (mark: string): string => mark.replace(GROUP, '$1 ');
