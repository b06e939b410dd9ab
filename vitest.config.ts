import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { adsTokens } from './ads-tokens.ts';

/** Debian's Chromium unless told otherwise: it is the browser the end-to-end tests drive too. */
const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Long enough that only what hangs fails by time: a build server may have two busy cores. */
const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
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
