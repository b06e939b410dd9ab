import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startConfluence } from '../harness/embedded-confluence.ts';
import { servePage } from '../harness/page-folder.ts';
import { saveByItself } from './automatic.ts';
import { showInWindow } from './in-window.ts';
import { isAddress, parseDemoOptions } from './options.ts';

const tell = (line: object) => console.log(JSON.stringify(line));

/** Gives whether everything that was asked for was done. */
async function demonstrate(args: readonly string[]): Promise<boolean> {
  const options = parseDemoOptions(args);
  const confluence = await startConfluence();
  const { pages, record } = confluence.fake;
  try {
    const addresses = options.pages.map((page) => (isAddress(page) ? page : servePage(pages, resolve(page))));
    if (options.isHeadless) return await saveByItself(confluence, { addresses, options, tell });
    await showInWindow(confluence, { addresses, options, tell });
    return true;
  } finally {
    const lines = record.map((exchange) => `${JSON.stringify(exchange)}\n`);
    if (options.recordFile) writeFileSync(options.recordFile, lines.join(''));
    await confluence.close();
  }
}

try {
  process.exitCode = (await demonstrate(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
