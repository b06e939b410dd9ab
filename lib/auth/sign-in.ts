import type { Site } from '../clip/destination';
import type { Fetch } from '../http/fetch';
import type { Account } from './account';
import { AuthError } from './auth-error';
import { toAuthorizationUrl } from './authorization-url';
import { withBearer } from './bearer-fetch';
import { readCallback } from './callback';
import { toConsentFailure } from './consent-failure';
import { createAttempt } from './pkce';
import type { Lock, Store } from './ports';
import { type Session, toSession } from './session';
import { fetchSites } from './sites';
import type { TokenExchanger } from './token-exchanger';
import type { Tokens } from './token-response';
import type { Vault } from './vault';

type User = { accountId: string; displayName: string };

export type SignInPorts = {
  exchanger: TokenExchanger;
  vault: Vault;
  session: Store<Session>;
  accounts: Store<Account>;
  lock: Lock;
  /** Opens the consent page and resolves with the address it ended on. */
  launchWebAuthFlow: (url: string) => Promise<string>;
  redirectUrl: string;
  scopes: readonly string[];
  fetch: Fetch;
  /** Asks a site who the token belongs to; `fetch` sends the token. */
  findUser: (site: Site, fetch: Fetch) => Promise<User>;
  crypto: Crypto;
  now: () => number;
};

/**
 * Makes the sign-in: consent, code, tokens, sites, person, and only then, in one go, what is kept of it. One at a time;
 * a second one rejects with `busy`. The verifier and the state live in this call and nowhere else: when the worker is
 * killed with the consent page open, the answer goes to the dead call anyway, in both browsers.
 */
export function createSignIn(ports: SignInPorts): () => Promise<Account> {
  let isOpen = false;
  return async () => {
    if (isOpen) throw new AuthError('busy');
    isOpen = true;
    try {
      return await signIn(ports);
    } finally {
      isOpen = false;
    }
  };
}

async function signIn(ports: SignInPorts): Promise<Account> {
  const tokens = await authorize(ports);
  const { refreshToken } = tokens;
  // `offline_access` was asked for; without it every clip of the second hour would wait for another consent.
  if (refreshToken === undefined) throw new AuthError('refused');
  const fetch = withBearer(ports.fetch, tokens.accessToken);
  const sites = await fetchSites(fetch);
  const site = pickSite(sites, await ports.accounts.read());
  const user = await findUser(ports, site, fetch);
  const account: Account = { ...user, site, sites, status: 'ok' };
  await ports.lock(() => keep(ports, account, { ...tokens, refreshToken }));
  return account;
}

async function authorize(ports: SignInPorts): Promise<Tokens> {
  const { redirectUrl, scopes } = ports;
  const clientId = await ports.exchanger.clientId();
  const { state, codeVerifier, codeChallenge } = await createAttempt(ports.crypto);
  const url = toAuthorizationUrl({ clientId, scopes, redirectUrl, state, codeChallenge });
  const callbackUrl = await ports.launchWebAuthFlow(url).catch((error: unknown) => {
    throw toConsentFailure(error);
  });
  const code = readCallback(callbackUrl, { redirectUrl, state });
  return ports.exchanger.exchange({ code, codeVerifier, redirectUrl });
}

/** The site of the last sign-in, if it is still there; else the first, and the person may switch. */
function pickSite(sites: readonly Site[], previous: Account | undefined): Site {
  const site = sites.find(({ cloudId }) => cloudId === previous?.site.cloudId) ?? sites[0];
  if (site === undefined) throw new AuthError('no-site');
  return site;
}

async function findUser({ findUser }: SignInPorts, site: Site, fetch: Fetch): Promise<User> {
  try {
    const { accountId, displayName } = await findUser(site, fetch);
    return { accountId, displayName };
  } catch {
    // Whatever the site's reason: the person cannot be told apart from others yet, so nothing is kept.
    throw new AuthError('unreachable');
  }
}

async function keep(ports: SignInPorts, account: Account, tokens: Tokens & { refreshToken: string }): Promise<void> {
  const { vault, accounts } = ports;
  const { accountId } = account;
  // If we are killed between the writes, somebody else's account must not stand beside this one's tokens.
  if ((await accounts.read())?.accountId !== accountId) await accounts.remove();
  let seen = await vault.readGeneration();
  // A sign-out may move the generation on in between; this consent is later than that.
  while (!(await vault.storeTokens(seen, { accountId, refreshToken: tokens.refreshToken }))) {
    seen = await vault.readGeneration();
  }
  await ports.session.write(toSession(tokens, { generation: seen + 1, accountId, now: ports.now() }));
  await accounts.write(account);
}
