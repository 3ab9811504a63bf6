// Runs a built command: node tools/bin/run.mjs <command> [options]. Images use it as it is; on a checkout huiyin.mjs prepares first.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const run = async (command, args) => {
  process.chdir(root);
  process.setSourceMapsEnabled(true);
  const entry = fileURLToPath(new URL(`../dist/commands/${command}.js`, import.meta.url));
  if (!existsSync(entry)) {
    console.error(`there is no command "${command}"`);
    process.exit(1);
  }
  const { main } = await import(pathToFileURL(entry).href);
  try {
    await main(args);
  } catch (error) {
    // A fault of ours says all in its message; anything else is a defect and shows where it came from.
    console.error(error instanceof Error && ('retryable' in error || error instanceof RangeError) ? error.message : error);
    process.exit(1);
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await run(process.argv[2] ?? '', process.argv.slice(3));
