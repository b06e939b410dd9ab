import { browser } from './browser';
import { isTabsGranted } from './grants';

/** The addresses of all open tabs, newest used first, or undefined where the person did not grant `tabs`. */
export async function readOpenAddresses(): Promise<string[] | undefined> {
  if (!(await isTabsGranted())) return undefined;
  const tabs = await browser.tabs.query({});
  return tabs
    .toSorted((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))
    .flatMap(({ url }) => url ?? []);
}
