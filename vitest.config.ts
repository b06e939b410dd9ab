import { resolve } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { adsTokens } from './ads-tokens.ts';

/** Debian's Chromium unless told otherwise: it is the browser the end-to-end tests drive too. */
const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Long enough that only what hangs fails by time: a build server may have two busy cores. */
const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000 };

/**
 * How far a screen may be from its picture: of all pixels so many, each by more than so much of the way from black to
 * white. Smoothed edges are not counted, which is what another version of the browser draws otherwise.
 */
const SCREENSHOT_TOLERANCE = { allowedMismatchedPixelRatio: 0.002, threshold: 0.1 };
const SCREENSHOTS = 'tests/unit/components/screenshots';

export default defineConfig({
  test: {
    // Left to itself it leaves one core of two idle.
    maxWorkers: 2,
    // Where a screen that differs lies, beside what it should be.
    attachmentsDir: 'test-results/attachments',
    projects: [
      {
        test: {
          ...PATIENCE,
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: ['tests/unit/**/*.browser.test.{ts,tsx}'],
          environment: 'node',
        },
      },
      {
        plugins: [adsTokens()],
        publicDir: false,
        // Found only while a test runs, they would reload the page under it.
        optimizeDeps: {
          include: [
            'axe-core',
            'idb',
            '@mozilla/readability',
            '@testing-library/preact',
            '@testing-library/user-event',
            'preact',
            'preact/hooks',
            'preact/jsx-runtime',
            'preact/jsx-dev-runtime',
          ],
        },
        // What reads or draws a real DOM runs in a real browser: layout, visibility and computed style are the subject.
        test: {
          ...PATIENCE,
          name: 'browser',
          include: ['tests/unit/**/*.browser.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            expect: {
              toMatchScreenshot: {
                comparatorName: 'pixelmatch',
                comparatorOptions: SCREENSHOT_TOLERANCE,
                resolveScreenshotPath: ({ root, arg, ext }) => resolve(root, SCREENSHOTS, `${arg}${ext}`),
                resolveDiffPath: ({ root, arg, ext }) => resolve(root, 'test-results/screenshots', `${arg}${ext}`),
              },
            },
            provider: playwright({
              launchOptions: {
                executablePath: chromium,
                chromiumSandbox: false,
                args: [
                  '--disable-gpu',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--disable-sync',
                  '--no-first-run',
                ],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
