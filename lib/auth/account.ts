import type { Site } from '../clip/destination';

/** How the authorization code becomes tokens (ADR on sign-in). */
export type ExchangeMode = 'own-app' | 'broker' | 'public';

/** The signed-in person and the chosen site: no secret, so contexts may keep it in storage.local. */
export type Account = {
  accountId: string;
  displayName: string;
  site: Site;
  /** Every Confluence site the grant reaches; more than one means the person may switch. */
  sites: Site[];
  /** `reauth`: the grant is gone, sign in again; the queue waits meanwhile. */
  status: 'ok' | 'reauth';
};

/** A 3LO app of the person's own, as typed into the options. */
export type OwnApp = { clientId: string; clientSecret: string };
