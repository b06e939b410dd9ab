import { browser } from './browser';

/** Whether the person granted this origin (`https://host[:port]`). */
export function isOriginGranted(origin: string): Promise<boolean> {
  const { protocol, hostname } = new URL(origin);
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}
