import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { mustRun, runCommand } from './command.ts';

/** What a command needs of the machine besides Node. */
export type Need = 'chromium' | 'firefox' | 'desktop';

/** Branded Chrome is not among them: it no longer takes `--load-extension`. */
const CHROMIUM_NAMES = ['chromium', 'chromium-browser'];
const FIREFOX_NAMES = ['firefox-esr', 'firefox'];
const DESKTOP_PROGRAMS = ['Xvfb', 'xdotool', 'openbox'];

const DEBIAN_PACKAGES: Record<Need, readonly string[]> = {
  chromium: ['chromium', 'fonts-dejavu-core'],
  firefox: ['firefox-esr'],
  desktop: ['xvfb', 'xdotool', 'openbox'],
};

/**
 * Finds the browsers a command needs, or installs what is missing: Debian's packages when we may, Playwright's own
 * Chromium otherwise. Gives the environment that tells the tests where they are; throws with what to do.
 */
export async function provideBrowsers(needs: readonly Need[]): Promise<Record<string, string>> {
  const missing = needs.filter((need) => !isThere(need));
  if (missing.length > 0 && canInstallPackages()) await installPackages(missing);
  if (needs.includes('chromium') && !findChromium()) await mustRun('playwright', ['install', 'chromium']);
  const stillMissing = needs.filter((need) => need !== 'chromium' && !isThere(need));
  if (stillMissing.length > 0) throw new Error(`Please install: ${packagesOf(stillMissing).join(' ')}`);
  return environmentOf(needs);
}

async function environmentOf(needs: readonly Need[]): Promise<Record<string, string>> {
  const environment: Record<string, string> = {};
  if (needs.includes('chromium')) environment['CHROMIUM_PATH'] = findChromium() ?? (await playwrightsChromium());
  const firefox = findFirefox();
  if (needs.includes('firefox') && firefox) environment['FIREFOX_PATH'] = firefox;
  return environment;
}

function isThere(need: Need): boolean {
  if (need === 'chromium') return findChromium() !== undefined;
  if (need === 'firefox') return findFirefox() !== undefined;
  return DESKTOP_PROGRAMS.every((program) => findOnPath([program]) !== undefined);
}

function findChromium(): string | undefined {
  return process.env['CHROMIUM_PATH'] ?? findOnPath(CHROMIUM_NAMES);
}

function findFirefox(): string | undefined {
  return process.env['FIREFOX_PATH'] ?? findOnPath(FIREFOX_NAMES);
}

async function playwrightsChromium(): Promise<string> {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  if (!existsSync(path)) throw new Error('Please install Chromium, or name one in CHROMIUM_PATH.');
  return path;
}

function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && findOnPath(['apt-get']) !== undefined;
}

function packagesOf(needs: readonly Need[]): string[] {
  return needs.flatMap((need) => DEBIAN_PACKAGES[need]);
}

async function installPackages(needs: readonly Need[]): Promise<void> {
  const packages = packagesOf(needs);
  console.error(`Installing ${packages.join(' ')}`);
  const options = { environment: { DEBIAN_FRONTEND: 'noninteractive' }, isQuiet: true };
  await runCommand('apt-get', ['update'], options);
  await runCommand('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
}
