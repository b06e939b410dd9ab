import * as v from 'valibot';
import type { Site } from '../clip/destination';
import { AuthError } from './auth-error';

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

const site = v.object({ cloudId: v.string(), name: v.string(), url: v.string() });
const account = v.object({
  accountId: v.string(),
  displayName: v.string(),
  site,
  sites: v.array(site),
  status: v.picklist(['ok', 'reauth']),
});

/** A stored value as an account, or undefined if it is none. */
export function parseAccount(stored: unknown): Account | undefined {
  const parsed = v.safeParse(account, stored);
  return parsed.success ? parsed.output : undefined;
}

/** The account with another of its sites chosen. Throws `no-site` when the grant does not reach it. */
export function chooseSite(account: Account, cloudId: string): Account {
  const site = account.sites.find((candidate) => candidate.cloudId === cloudId);
  if (site === undefined) throw new AuthError('no-site');
  return { ...account, site };
}
