import { defineConfig } from '@playwright/test';

/**
 * Three ways to run a browser with the extension in it. Every test has its own browser, profile and Confluence, so
 * that none can lean on another and two can run at once; nothing is tried twice, so that none can hide its luck.
 */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results/artifacts',
  workers: 2,
  retries: 0,
  // Long enough that only what hangs fails by time: a build server may have two busy cores.
  timeout: 180_000,
  use: { actionTimeout: 30_000 },
  expect: { timeout: 30_000 },
  forbidOnly: true,
  projects: [
    { name: 'headless', testMatch: 'e2e/*.headless.spec.ts' },
    // Real keys go to whatever has the focus, and menus are chosen from by patience: one at a time.
    { name: 'desktop', testMatch: 'e2e/*.desktop.spec.ts', workers: 1 },
    { name: 'firefox', testMatch: 'firefox/*.spec.ts', workers: 1 },
  ],
});
