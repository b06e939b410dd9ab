import { browser } from './browser';

/** What the person may grant and take back, as one browser's permission prompt names it. */
const patternOf = (origin: string): string => {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
};

/** Whether the person granted this origin (`https://host[:port]`). */
export function isOriginGranted(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(origin)] });
}

/**
 * Asks the person for origins; must be called in the very task of their click. In Chromium the prompt closes the popup,
 * so that nobody may be left to hear the answer: `onOriginsGranted` tells it in any case.
 */
export function requestOrigins(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: origins.map(patternOf) });
}

/** Must be called in the worker's first tick. */
export function onOriginsGranted(listener: () => void): void {
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    if (origins.length > 0) listener();
  });
}

/** The match patterns that the person granted, without those of the installation. */
export async function listGrantedPatterns(): Promise<string[]> {
  const required = new Set(browser.runtime.getManifest().host_permissions);
  const { origins = [] } = await browser.permissions.getAll();
  return origins.filter((pattern) => !required.has(pattern)).sort();
}

/** The names of all permissions there are, also those granted later. */
export async function listPermissions(): Promise<string[]> {
  return (await browser.permissions.getAll()).permissions ?? [];
}

/** Takes a granted match pattern back. */
export async function revokePattern(pattern: string): Promise<void> {
  await browser.permissions.remove({ origins: [pattern] });
}

/** Calls after each change of what is granted, until the returned function is called. */
export function watchGrants(listener: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(listener);
  onRemoved.addListener(listener);
  return () => {
    onAdded.removeListener(listener);
    onRemoved.removeListener(listener);
  };
}
