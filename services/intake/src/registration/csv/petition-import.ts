import type { RegistrationAnswer } from '@huiyin/contracts';
import { causeOf, recordIdOf, type CommandIdentity } from '@huiyin/host';
import type { Command } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { Registrar } from '../registrar.js';
import { columnOf, isKnownColumn, isSignatoryColumn, NEEDED, SIGNATORY_COLUMNS } from './columns.js';
import { takeRow } from './petition-row.js';
import { readCsv, type CsvFault, type CsvRow } from './read-csv.js';
import { signatoriesByNumber, type Signatory } from './signatories.js';

/** A file and who sends it. `command` makes a command of this request for a record. */
export interface ImportWish {
  readonly petitions: string;
  readonly signatories?: string;
  /** The platform in whose numbers the rows stand. */
  readonly sender: string;
  command(id: string, identity: CommandIdentity): Command;
}

/** What became of a row: the answer of its registration, under its place in the file and its number there. */
export type RowAnswer = RegistrationAnswer & { readonly row: number; readonly sent: string };

export interface ImportReport {
  readonly registered: number;
  readonly alreadyThere: number;
  readonly refused: number;
  readonly rows: readonly RowAnswer[];
  /** Numbers of signatories whose matter is not in the file. */
  readonly unusedSignatories: readonly string[];
}

export type ImportOutcome = ImportReport | { readonly faults: readonly CsvFault[] };

const SIGNATORY_FORM = {
  needed: SIGNATORY_COLUMNS,
  isKnown: isSignatoryColumn,
};

const count = (rows: readonly RowAnswer[], outcome: RegistrationAnswer['outcome']): number =>
  rows.filter((row) => row.outcome === outcome).length;

const answered = (answer: RegistrationAnswer): RegistrationAnswer =>
  answer.outcome === 'refused' && answer.field !== undefined ? { ...answer, field: columnOf(answer.field) } : answer;

/**
 * 导入: every row by itself, in the order of the file, through the same door as HTTP and the command topic. A file that cannot be read is
 * refused whole; a row that cannot be taken does not keep the others out.
 */
@Injectable()
export class PetitionImport {
  constructor(@Inject(Registrar) private readonly registrar: Registrar) {}

  async run(wish: ImportWish): Promise<ImportOutcome> {
    const read = readCsv(wish.petitions, { needed: NEEDED, isKnown: isKnownColumn });
    const signed = wish.signatories === undefined ? { rows: [] } : readCsv(wish.signatories, SIGNATORY_FORM);
    if ('faults' in read) return read;
    if ('faults' in signed) return { faults: signed.faults.map((fault) => ({ ...fault, reason: `signatories: ${fault.reason}` })) };
    const signatories = signatoriesByNumber(signed.rows);
    const numbers = new Set(read.rows.map((row) => row['xfjbh']));
    const rows: RowAnswer[] = [];
    for (const [at, row] of read.rows.entries()) {
      const sent = row['xfjbh'] ?? '';
      rows.push({ row: at + 1, sent, ...answered(await this.take(row, signatories.get(sent), wish)) });
    }

    return {
      registered: count(rows, 'registered'),
      alreadyThere: count(rows, 'already-there'),
      refused: count(rows, 'refused'),
      rows,
      unusedSignatories: [...signatories.keys()].filter((number) => !numbers.has(number)),
    };
  }

  private async take(
    row: CsvRow,
    signatories: readonly Signatory[] | undefined,
    { sender, command }: ImportWish,
  ): Promise<RegistrationAnswer> {
    const taken = takeRow(row, signatories);
    if (!('petition' in taken)) return { outcome: 'refused', code: 'petition.invalid', ...taken };
    const { number, petition } = taken;
    const identity = { cause: causeOf(sender, number), digest: this.registrar.digestOf(petition) };

    return this.registrar.register({
      petition,
      platform: { name: sender, number },
      command: command(recordIdOf(sender, number), identity),
    });
  }
}
