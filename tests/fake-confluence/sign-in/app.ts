import { APP_SCOPES } from './scopes.ts';

/** A 3LO app as it is set up in the developer console. */
export type App = {
  name: string;
  clientId: string;
  clientSecret: string;
  scopes: readonly string[];
  /** The configured callback addresses; `any-extension` lets every extension's own address register itself (demo). */
  redirectUris: 'any-extension' | readonly string[];
};

export const demoApp: App = {
  name: 'Quick Capture (own app)',
  clientId: 'demo-client',
  clientSecret: 'demo-secret',
  scopes: APP_SCOPES,
  redirectUris: 'any-extension',
};

/** What `identity.getRedirectURL()` gives in Chromium and in Firefox. */
const EXTENSION_CALLBACK = /^https:\/\/([a-p]{32}\.chromiumapp\.org|[0-9a-f]{40}\.extensions\.allizom\.org)\//;

/** Whether the address is one the app was configured with; compared as text, as the live service does. */
export const isRegistered = (app: App, redirectUri: string): boolean =>
  app.redirectUris === 'any-extension' ? EXTENSION_CALLBACK.test(redirectUri) : app.redirectUris.includes(redirectUri);
