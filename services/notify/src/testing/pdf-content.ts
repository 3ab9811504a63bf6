/** One operator of a content stream with what stands before it; a string is its bytes. */
export interface Operation {
  readonly name: string;
  readonly operands: readonly Operand[];
}
export type Operand = number | { readonly bytes: string } | { readonly name: string } | readonly Operand[];

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const TOKEN = /\s*(?:(\/[^\s/[\]()<>]*)|<([0-9a-f\s]*)>|(\()|(\[)|(\])|(<<)|(>>)|(-?[\d.]+)(?![\w*])|([A-Za-z'"*]+\d?\*?))/giy;

const PIECE = /\\([0-7]{1,3}|[\s\S])|([()])|[^\\()]+/gy;

const unescaped = (escape: string): string =>
  /^[0-7]/.test(escape) ? String.fromCharCode(parseInt(escape, 8)) : (ESCAPES[escape] ?? escape);

const DEPTHS: Readonly<Record<string, number>> = { '(': 1, ')': -1 };

/** A literal ends at its own closing parenthesis; balanced ones inside need no escape. */
const literalFrom = (content: string, start: number): { readonly bytes: string; readonly end: number } => {
  let [depth, bytes] = [1, ''];
  PIECE.lastIndex = start;
  for (let piece = PIECE.exec(content); piece !== null; piece = PIECE.exec(content)) {
    const [whole, escape, parenthesis = ''] = piece;
    depth += DEPTHS[parenthesis] ?? 0;
    if (depth === 0) break;
    bytes += escape === undefined ? whole : unescaped(escape);
  }

  return { bytes, end: PIECE.lastIndex };
};

const hexBytes = (hex: string): string => Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1');

const operandOf = (token: RegExpExecArray): Operand | undefined => {
  const [name, hex, number] = [token[1], token[2], token[8]];
  if (name !== undefined) return { name: name.slice(1) };
  if (hex !== undefined) return { bytes: hexBytes(hex) };

  return number === undefined ? undefined : Number(number);
};

class Reader {
  readonly operations: Operation[] = [];
  #stack: Operand[][] = [[]];

  constructor(private readonly content: string) {}

  read(): readonly Operation[] {
    TOKEN.lastIndex = 0;
    for (let token = TOKEN.exec(this.content); token !== null; token = TOKEN.exec(this.content)) this.#take(token);

    return this.operations;
  }

  #push(operand: Operand): void {
    this.#stack.at(-1)?.push(operand);
  }

  #take(token: RegExpExecArray): void {
    const plain = operandOf(token);
    const [literal, open, close, operator] = [token[3], token[4], token[5], token[9]];
    if (plain !== undefined) return this.#push(plain);
    if (literal !== undefined) return this.#literal();
    if (open !== undefined) return void this.#stack.push([]);
    if (close !== undefined) return this.#push(this.#stack.pop() ?? []);
    if (operator === undefined) return;
    this.operations.push({ name: operator, operands: this.#stack[0] ?? [] });
    this.#stack = [[]];
  }

  #literal(): void {
    const { bytes, end } = literalFrom(this.content, TOKEN.lastIndex);
    TOKEN.lastIndex = end;
    this.#push({ bytes });
  }
}

/** The operators of a page in the order in which they are carried out. */
export const operationsIn = (content: string): readonly Operation[] => new Reader(content).read();

export const stringsIn = (operands: readonly Operand[]): readonly string[] =>
  operands.flatMap((one) => {
    if (typeof one === 'number') return [];
    if ('bytes' in one) return [one.bytes];

    return Array.isArray(one) ? stringsIn(one as readonly Operand[]) : [];
  });

/** Glyphs are two bytes each. */
export const glyphsIn = (bytes: string): readonly number[] =>
  Array.from({ length: bytes.length / 2 }, (_, at) => bytes.charCodeAt(2 * at) * 256 + bytes.charCodeAt(2 * at + 1));
