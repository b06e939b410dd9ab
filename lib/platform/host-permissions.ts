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
