import { styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

const hasColours = process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '';

/** Colour on a terminal, plain text in a file or a pipe. */
export const paint = (style: Style | undefined, text: string): string =>
  hasColours && style !== undefined ? styleText(style, text) : text;
