import type { Fetch } from '../http/fetch';
import type { ExchangeMode, OwnApp } from './account';
import { AuthError } from './auth-error';
import { type CodeGrant, requestTokens, type TokenRequest, toCodeRequest, toRefreshRequest } from './token-request';
import type { Tokens } from './token-response';

const TOKEN_URL = 'https://auth.atlassian.com/oauth/token';

/** Turns codes and refresh tokens into tokens. Every method rejects with an AuthError. */
export interface TokenExchanger {
  mode: ExchangeMode;
  /** The app that the consent page shall name. */
  clientId(): Promise<string>;
  exchange(grant: CodeGrant): Promise<Tokens>;
  refresh(refreshToken: string): Promise<Tokens>;
}

/** Exchanges directly, as the person's own 3LO app. Rejects with `not-configured` until its id and secret are entered. */
export function createOwnAppExchanger(ports: {
  fetch: Fetch;
  readOwnApp: () => Promise<OwnApp | undefined>;
}): TokenExchanger {
  return createExchanger({
    mode: 'own-app',
    fetch: ports.fetch,
    url: TOKEN_URL,
    readClient: async () => {
      const app = await ports.readOwnApp();
      if (app === undefined) throw new AuthError('not-configured');
      return { id: app.clientId, fields: { client_id: app.clientId, client_secret: app.clientSecret } };
    },
  });
}

/** Exchanges through the broker, which adds the secret and passes Atlassian's answer on unchanged. Both values are the build's. */
export function createBrokerExchanger(options: { fetch: Fetch; origin: string; clientId: string }): TokenExchanger {
  const { fetch, origin, clientId } = options;
  const readClient = () => Promise.resolve({ id: clientId, fields: {} });
  return createExchanger({ mode: 'broker', fetch, url: `${origin}/token`, readClient });
}

/** Exchanges directly and without a secret. Atlassian answers 401 to that until it has public clients (ECO-283). */
export function createPublicExchanger(options: { fetch: Fetch; clientId: string }): TokenExchanger {
  const { fetch, clientId } = options;
  const readClient = () => Promise.resolve({ id: clientId, fields: { client_id: clientId } });
  return createExchanger({ mode: 'public', fetch, url: TOKEN_URL, readClient });
}

/** `fields` is what the request says of the client, beside the grant. */
type Client = { id: string; fields: { client_id?: string; client_secret?: string } };

function createExchanger(options: {
  mode: ExchangeMode;
  fetch: Fetch;
  url: string;
  readClient: () => Promise<Client>;
}): TokenExchanger {
  const { mode, fetch, url, readClient } = options;

  async function send(request: TokenRequest): Promise<Tokens> {
    const { fields } = await readClient();
    try {
      return await requestTokens({ fetch, url, body: { ...request, ...fields } });
    } catch (error) {
      // Only whoever typed the secret in can be asked to type it in again.
      const isOthersSecret = mode !== 'own-app' && error instanceof AuthError && error.code === 'wrong-secret';
      throw isOthersSecret ? new AuthError('refused', error.details) : error;
    }
  }

  return {
    mode,
    clientId: async () => (await readClient()).id,
    exchange: (grant) => send(toCodeRequest(grant)),
    refresh: (refreshToken) => send(toRefreshRequest(refreshToken)),
  };
}
