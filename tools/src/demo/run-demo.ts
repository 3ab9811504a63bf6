import { MongoClient } from 'mongodb';

import { say, table, tell } from '../log/say.js';
import { START, playDemo } from './demo-play.js';
import { City, type CityPlace } from './driver/city.js';
import { clockText } from './report/clock-text.js';
import { missingOf } from './report/ends.js';
import { brokenInvariants } from './report/invariants.js';
import { emptyOut, leaveFiles, OUT } from './report/leave-files.js';
import { isStuck } from './report/seen-facts.js';
import { seeRow, type SeenRow } from './report/seen-row.js';
import { seenText } from './report/seen-text.js';
import { timeLine } from './report/time-line.js';
import { readExpectedEnds, readSampleRows } from './sample-rows.js';

const printTimeLines = async (rows: readonly SeenRow[]): Promise<void> => {
  const titles = new Map((await readSampleRows()).map(({ row, title, number }) => [row, `${number} ${title}`]));
  for (const seen of rows) {
    if (seen.registration.outcome !== 'registered') continue;
    say(`\nrow ${seen.row}  ${titles.get(seen.row) ?? ''}  (${seen.registration.number})`);
    for (const line of timeLine(seen)) say(line);
  }
};

/** Prints the table of expected and seen ends; answers what is not as it should be. */
const compareEnds = async (rows: readonly SeenRow[]): Promise<readonly string[]> => {
  const lines: (readonly string[])[] = [['row', 'expected', 'seen', '']];
  const wrong: string[] = [];
  for (const { row, end } of await readExpectedEnds()) {
    const seen = rows.find((one) => one.row === row);
    const missing = seen === undefined ? [end] : missingOf(end, seen, rows);
    if (missing.length > 0) wrong.push(`row ${row}: not seen: ${missing.join(', ')}`);
    if (seen !== undefined && isStuck(seen)) wrong.push(`row ${row} is stuck: it has not ended, and nobody's time runs`);
    lines.push([String(row), end, seen === undefined ? '' : seenText(seen), missing.length === 0 ? 'ok' : 'DIFFERENT']);
  }
  say(`\n${table(lines)}`);

  return wrong;
};

const checkRecords = async ({ mongodbUri, prefix }: CityPlace): Promise<readonly string[]> => {
  const client = await MongoClient.connect(mongodbUri);
  try {
    return await brokenInvariants({ client, prefix });
  } finally {
    await client.close();
  }
};

/** Plays the demo on a system and reports; answers the faults that it found. */
export const runDemo = async (place: CityPlace): Promise<readonly string[]> => {
  const city = await City.enter(place);
  try {
    await emptyOut();
    const played = await playDemo({ city, tell: (at, line) => tell(`${clockText(at)}  ${line}`) });
    tell('looking at what became of every row …');
    const rows: SeenRow[] = [];
    for (const one of played) rows.push(await seeRow(city, one));
    await printTimeLines(rows);
    const { letters, packages } = await leaveFiles(city, rows);
    const faults = [...(await compareEnds(rows)), ...(await checkRecords(place))];
    say(`\n${letters} letters and ${packages} archive packages lie in ${OUT}`);

    return faults;
  } finally {
    await city.leave();
  }
};

export { START };
