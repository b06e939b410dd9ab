import { createAccessTokens } from '../auth/access-tokens';
import { type Account, chooseSite, type OwnApp } from '../auth/account';
import { AuthError } from '../auth/auth-error';
import { createAuthorizedFetch } from '../auth/authorized-fetch';
import type { Alarm, Lock, Store } from '../auth/ports';
import type { Session } from '../auth/session';
import { createSignIn } from '../auth/sign-in';
import { signOut } from '../auth/sign-out';
import type { TokenExchanger } from '../auth/token-exchanger';
import type { Vault } from '../auth/vault';
import type { Site } from '../clip/destination';
import type { ConfluenceClient } from '../confluence/confluence-client';
import { createConfluenceClient } from '../confluence/rest-client';
import { SCOPES } from '../confluence/scopes';
import type { Fetch } from '../http/fetch';
import type { Owner } from '../queue/queued-clip';

export type AccountServicePorts = {
  exchanger: TokenExchanger;
  vault: Vault;
  session: Store<Session>;
  accounts: Store<Account>;
  lock: Lock;
  alarm: Alarm;
  fetch: Fetch;
  launchWebAuthFlow: (url: string) => Promise<string>;
  redirectUrl: string;
  userAgent: string;
  crypto: Crypto;
  now: () => number;
};

/** Who is signed in, and what speaks for them. Methods that need somebody signed in reject with AuthError `signed-out`. */
export function createAccountService(ports: AccountServicePorts) {
  const { accounts, vault, fetch, now, userAgent } = ports;
  const tokens = createAccessTokens(ports);
  const createClient = (site: Site, fetchAs: Fetch): ConfluenceClient =>
    createConfluenceClient({ site, fetch: fetchAs, now, userAgent });
  const signIn = createSignIn({
    ...ports,
    scopes: SCOPES,
    findUser: (site, fetchAs) => createClient(site, fetchAs).currentUser(),
  });

  const clientOn = (site: Site, accountId: string): ConfluenceClient =>
    createClient(site, createAuthorizedFetch({ tokens, fetch, now, accountId }));

  return {
    signIn,
    signOut: () => signOut(ports),
    /** Asks again for a refresh whose answer never came: at every start of the worker, and when its alarm rings. */
    recover: () => tokens.recover(),
    read: () => accounts.read(),
    async selectSite(cloudId: string): Promise<void> {
      const account = await accounts.read();
      if (account === undefined) throw new AuthError('signed-out');
      await accounts.write(chooseSite(account, cloudId));
    },
    saveOwnApp: (app: OwnApp) => vault.storeOwnApp(app),
    hasOwnApp: async () => (await vault.readOwnApp()) !== undefined,
    /** The client of the chosen site. */
    async connect(): Promise<{ client: ConfluenceClient; site: Site }> {
      const account = await accounts.read();
      if (account === undefined) throw new AuthError('signed-out');
      return { client: clientOn(account.site, account.accountId), site: account.site };
    },
    /** The client for a clip's own account and site: a clip is never published under another. */
    async clientFor({ cloudId, accountId }: Owner): Promise<ConfluenceClient | 'signed-out' | 'wrong-account'> {
      const account = await accounts.read();
      if (account === undefined || account.status === 'reauth') return 'signed-out';
      const site = account.sites.find((candidate) => candidate.cloudId === cloudId);
      if (account.accountId !== accountId || site === undefined) return 'wrong-account';
      return clientOn(site, accountId);
    },
  };
}

export type AccountService = ReturnType<typeof createAccountService>;
