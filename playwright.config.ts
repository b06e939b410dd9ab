import { defineConfig } from '@playwright/test';

/**
 * Three ways to run a browser with the extension in it. Every test has its own browser, profile and Confluence, so
 * that none can lean on another; nothing is tried twice, so that none can hide its luck.
 */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results/artifacts',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  use: { actionTimeout: 15_000 },
  expect: { timeout: 10_000 },
  forbidOnly: true,
  projects: [
    { name: 'headless', testMatch: 'e2e/*.headless.spec.ts' },
    { name: 'desktop', testMatch: 'e2e/*.desktop.spec.ts' },
    { name: 'firefox', testMatch: 'firefox/*.spec.ts' },
  ],
});
