import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright';
import type { RecordedPage } from '../../lib/clip/recording.ts';
import { composePage } from '../../lib/compose/compose-page.ts';
import type { Captured, CaptureMode, Capturer } from './capturer.ts';
import { createIsolatedWorld } from './isolated-world.ts';
import { serveFrom } from './page-network.ts';

const FUNCTION = { article: 'quickCaptureArticle', page: 'quickCapture' } as const;
const SCRIPTS = { article: ['capture.js', 'capture-article.js'], page: ['capture.js'] } as const;

/**
 * Captures with the production build's script alone, in a world like the one the extension's scripts run in, with no
 * extension around it: quick, and its milliseconds are those of the capture itself.
 */
export async function captureByScript(build: string, mode: CaptureMode): Promise<Capturer> {
  const scripts = await Promise.all(SCRIPTS[mode].map((name) => readFile(`${build}/${name}`, 'utf8')));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    // Chromium refuses to start with its sandbox as root, which is what containers are.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--host-resolver-rules=MAP * ~NOTFOUND', '--disable-background-networking', '--disable-gpu'],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  return {
    async open(file) {
      const page = await context.newPage();
      await page.goto(await serveFrom(page, file), { waitUntil: 'load' });
      return page;
    },
    async capture(page) {
      const world = await createIsolatedWorld(await context.newCDPSession(page), 'quick-capture');
      for (const script of scripts) await world.evaluate(`${script}; undefined`);
      const { recorded, milliseconds } = await world.evaluate<
        { recorded: RecordedPage } & Pick<Captured, 'milliseconds'>
      >(
        `(async () => {
          const start = performance.now();
          const recorded = await globalThis.${FUNCTION[mode]}({ what: '${mode}' });
          return { recorded, milliseconds: performance.now() - start };
        })()`,
      );
      return { ...composePage(recorded, { random: Math.random }), milliseconds };
    },
    close: () => browser.close(),
  };
}
