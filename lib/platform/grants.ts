import { browser } from './browser';

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

/** Whether the person let us see the open tabs. */
export function isTabsGranted(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['tabs'] });
}

export async function revokeTabs(): Promise<void> {
  await browser.permissions.remove({ permissions: ['tabs'] });
}
