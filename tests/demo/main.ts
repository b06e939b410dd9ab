import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startConfluence } from '../harness/embedded-confluence.ts';
import { servePage } from '../harness/page-folder.ts';
import { saveByItself } from './automatic.ts';
import { showInWindow } from './in-window.ts';
import { isAddress, parseDemoOptions } from './options.ts';

const options = parseDemoOptions(process.argv.slice(2));
const confluence = await startConfluence();
const { pages, record } = confluence.fake;
const addresses = options.pages.map((page) => (isAddress(page) ? page : servePage(pages, resolve(page))));
const tell = (line: object) => console.log(JSON.stringify(line));

try {
  if (options.isHeadless) {
    const areAllPublished = await saveByItself(confluence, { addresses, options, tell });
    if (!areAllPublished) process.exitCode = 1;
  } else {
    await showInWindow(confluence, { addresses, options, tell });
  }
} finally {
  if (options.recordFile)
    writeFileSync(options.recordFile, record.map((exchange) => `${JSON.stringify(exchange)}\n`).join(''));
  await confluence.close();
}
