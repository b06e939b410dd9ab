import { browser } from './browser';

/** The callback address to register with Atlassian: fixed by the manifest's key in Chromium, by the add-on id in Firefox. */
export function readRedirectUrl(): string {
  return browser.identity.getRedirectURL();
}

/** Opens the consent window; resolves with the address it ended on, rejects when the person closes it. */
export function launchWebAuthFlow(url: string): Promise<string> {
  return browser.identity.launchWebAuthFlow({ url, interactive: true });
}
