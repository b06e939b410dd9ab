import { createHash } from 'node:crypto';
import type { Cloud } from '../cloud.ts';
import { type App, isRegistered } from './app.ts';

const CODE_LIFETIME = 5 * 60 * 1000;
const CHALLENGE = /^[\w-]{43}$/;

/** What a person is asked on the consent page, or every reason why not to ask. */
export type AuthorizeRequest = {
  scopes: string[];
  redirectUri: string;
  state: string;
  challenge: string | undefined;
};

/** Reads the parameters of `GET /authorize`; gives the request, or what is wrong with it in words. */
export function readAuthorizeRequest(
  query: URLSearchParams,
  app: App,
  challengeRequired: boolean,
): AuthorizeRequest | string[] {
  const value = (name: string) => query.get(name) ?? '';
  const scopes = value('scope').split(' ').filter(Boolean);
  const challenge = query.get('code_challenge') ?? undefined;
  const rules: [holds: boolean, words: string][] = [
    [value('audience') === 'api.atlassian.com', 'audience must be api.atlassian.com'],
    [value('client_id') === app.clientId, 'client_id is not known'],
    [scopes.length > 0, 'scope is missing'],
    ...scopes.map((scope): [boolean, string] => [
      app.scopes.includes(scope),
      `scope ${scope} is not set up for this app`,
    ]),
    [isRegistered(app, value('redirect_uri')), 'redirect_uri is not registered for this app'],
    [value('state') !== '', 'state is missing'],
    [value('response_type') === 'code', 'response_type must be code'],
    [value('prompt') === 'consent', 'prompt must be consent'],
    [!challengeRequired || challenge !== undefined, 'code_challenge is missing'],
    [challenge === undefined || CHALLENGE.test(challenge), 'code_challenge is not the base64url of a SHA-256'],
    [challenge === undefined || value('code_challenge_method') === 'S256', 'code_challenge_method must be S256'],
  ];
  const complaints = rules.filter(([holds]) => !holds).map(([, words]) => words);
  if (complaints.length > 0) return complaints;
  return { scopes, redirectUri: value('redirect_uri'), state: value('state'), challenge };
}

/** Codes that were given out and not yet exchanged. */
export type Codes = {
  /** The address a person is sent back to after Accept. */
  accept: (request: AuthorizeRequest) => string;
  /** The same after Cancel. */
  decline: (request: AuthorizeRequest) => string;
  /** Whether the code is there to be taken. */
  knows: (code: string) => boolean;
  /** Uses the code up; gives the granted scopes, or undefined where code, address or verifier do not fit. */
  take: (code: string, proof: { redirectUri: string; verifier: string }) => string[] | undefined;
};

export function createCodes(cloud: Cloud): Codes {
  const waiting = new Map<string, AuthorizeRequest & { expiresAt: number }>();

  function back(request: AuthorizeRequest, answer: [name: string, value: string]): string {
    const url = new URL(request.redirectUri);
    url.searchParams.set(...answer);
    url.searchParams.set('state', request.state);
    return url.href;
  }

  function accept(request: AuthorizeRequest): string {
    const code = cloud.ids.secret();
    waiting.set(code, { ...request, expiresAt: cloud.now() + CODE_LIFETIME });
    return back(request, ['code', code]);
  }

  function take(code: string, proof: { redirectUri: string; verifier: string }): string[] | undefined {
    const request = waiting.get(code);
    waiting.delete(code);
    if (!request || request.expiresAt <= cloud.now() || request.redirectUri !== proof.redirectUri) return undefined;
    const answers = createHash('sha256').update(proof.verifier).digest('base64url');
    if (cloud.switches.verifierChecked && request.challenge !== undefined && answers !== request.challenge)
      return undefined;
    return request.scopes;
  }

  return {
    accept,
    decline: (request) => back(request, ['error', 'access_denied']),
    knows: (code) => waiting.has(code),
    take,
  };
}
