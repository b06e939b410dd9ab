import * as v from 'valibot';
import type { Cloud } from '../cloud.ts';
import { formOf, type Incoming, json, jsonOf } from '../rest/incoming.ts';
import { refuseToken } from '../rest/refusal.ts';
import { pageResponse } from '../wiki/page-frame.ts';
import type { App } from './app.ts';
import { type Codes, readAuthorizeRequest } from './authorization.ts';
import { authorizeErrorPage, consentPage } from './consent-page.ts';
import type { TokenAnswer, Tokens } from './tokens.ts';

/** What `auth.atlassian.com` needs to do its work. */
export type Authority = { app: App; codes: Codes; tokens: Tokens; cloud: Cloud };

/** Answers `auth.atlassian.com`. */
export async function answerAuthority(authority: Authority, incoming: Incoming): Promise<Response> {
  switch (`${incoming.method} ${incoming.url.pathname}`) {
    case 'GET /authorize':
      return askConsent(authority, incoming.url.search);
    case 'POST /consent':
      return takeConsent(authority, await formOf(incoming));
    case 'POST /oauth/token':
      return json(exchange(authority, incoming), { 'cache-control': 'no-store' });
    default:
      return new Response('Not Found', { status: 404 });
  }
}

/** Consumes nothing: Firefox asks once without a window before it shows the page. */
function askConsent({ app, cloud }: Authority, search: string): Response {
  const request = readAuthorizeRequest(new URLSearchParams(search), app, cloud.switches.challengeRequired);
  if (Array.isArray(request)) return pageResponse(authorizeErrorPage(request), 400);
  return pageResponse(consentPage(app, request, { person: cloud.person, sites: cloud.sites, search }));
}

function takeConsent(authority: Authority, form: FormData): Response {
  const accepted = form.get('answer') === 'accept';
  const location = consentAddress(authority, String(form.get('request')), accepted ? 'accept' : 'cancel');
  if (Array.isArray(location)) return pageResponse(authorizeErrorPage(location), 400);
  return new Response(null, { status: 302, headers: { location } });
}

/** Where the browser goes after a press of Accept or Cancel, or what is wrong with the request. */
export function consentAddress(
  { app, codes, cloud }: Authority,
  search: string,
  answer: 'accept' | 'cancel',
): string | string[] {
  const request = readAuthorizeRequest(new URLSearchParams(search), app, cloud.switches.challengeRequired);
  if (Array.isArray(request)) return request;
  return answer === 'accept' ? codes.accept(request) : codes.decline(request);
}

const tokenRequest = v.variant('grant_type', [
  v.object({
    grant_type: v.literal('authorization_code'),
    client_id: v.string(),
    client_secret: v.optional(v.string()),
    code: v.string(),
    redirect_uri: v.string(),
    code_verifier: v.optional(v.string(), ''),
  }),
  v.object({
    grant_type: v.literal('refresh_token'),
    client_id: v.string(),
    client_secret: v.optional(v.string()),
    refresh_token: v.string(),
  }),
]);

type TokenRequest = v.InferOutput<typeof tokenRequest>;

/** JSON only: a form is taken by generic libraries' word alone, and not documented. */
function exchange(authority: Authority, incoming: Incoming): TokenAnswer {
  const { tokens, codes, cloud } = authority;
  const request = jsonOf(incoming, tokenRequest, (status, words) => refuseToken(status, 'invalid_request', words));
  checkClient(authority, request);
  if (request.grant_type === 'refresh_token') return tokens.refresh(request.refresh_token);
  const scopes = codes.take(request.code, { redirectUri: request.redirect_uri, verifier: request.code_verifier });
  if (!scopes) throw refuseToken(cloud.switches.invalidCodeStatus, 'invalid_grant', 'authorization_code is invalid');
  return tokens.issue(scopes);
}

/** A missing secret is refused before the code is looked at, and with other words where the code is nonsense. */
function checkClient({ app, codes, cloud }: Authority, request: TokenRequest): void {
  const secretFits =
    request.client_secret === app.clientSecret ||
    (request.client_secret === undefined && !cloud.switches.secretRequired);
  if (request.client_id === app.clientId && secretFits) return;
  const isNonsense = request.grant_type === 'authorization_code' && !codes.knows(request.code);
  if (request.client_secret === undefined && isNonsense)
    throw refuseToken(400, 'invalid_request', 'Incorrect request parameters');
  throw refuseToken(401, 'access_denied', 'Unauthorized');
}
