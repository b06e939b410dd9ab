import type { Cloud } from '../cloud.ts';
import type { Standing, Tokens } from '../sign-in/tokens.ts';
import type { Site } from '../site.ts';
import { attachmentOperations } from './attachments.ts';
import { childrenOperations } from './children.ts';
import { contentOperations } from './content-operations.ts';
import { type Incoming, json } from './incoming.ts';
import { labelOperations } from './labels.ts';
import { checkRequest, checkScope, findOperation, type Match, type Operation } from './operation.ts';
import { propertyOperations } from './properties.ts';
import { notFoundV2, type Refusal, refuseAtGateway, refuseV1 } from './refusal.ts';
import { searchOperations } from './search.ts';
import { spaceOperations } from './spaces.ts';
import { userOperations } from './users.ts';
import { checkXsrf } from './xsrf.ts';

/** The whole REST API, as far as it is embedded. */
export const operations: readonly Operation[] = [
  ...spaceOperations,
  ...contentOperations,
  ...childrenOperations,
  ...attachmentOperations,
  ...propertyOperations,
  ...labelOperations,
  ...searchOperations,
  ...userOperations,
];

/** What `api.atlassian.com` needs to do its work. */
export type Gateway = { cloud: Cloud; tokens: Tokens };

const SITE_PATH = /^\/ex\/confluence\/([^/]+)(\/.*)$/;

/** Answers `api.atlassian.com`: the token is judged first, then the scope, then the product sees the request. */
export async function answerGateway(gateway: Gateway, incoming: Incoming): Promise<Response> {
  if (incoming.method === 'OPTIONS') return preflight(gateway.cloud, incoming);
  const standing = gateway.tokens.standing(incoming.headers.get('authorization'));
  if (standing.state === 'unknown') throw refuseAtGateway(401, 'Unauthorized');
  const { pathname } = incoming.url;
  const [, cloudId, path] = SITE_PATH.exec(pathname) ?? [];
  if (cloudId === undefined || path === undefined) return answerAccount(gateway, standing, pathname);
  if (standing.state === 'expired') throw expired(gateway.cloud, path);
  const site = gateway.cloud.sites.find((each) => each.cloudId === cloudId);
  if (!site) throw refuseAtGateway(404, 'No tenant found for this cloud id');
  return answerSite(gateway.cloud, { site, path, incoming, scopes: standing.scopes });
}

/** The calls that belong to no site. */
function answerAccount({ cloud }: Gateway, standing: Exclude<Standing, { state: 'unknown' }>, path: string): Response {
  if (standing.state === 'expired') throw refuseAtGateway(401, 'Unauthorized');
  if (path === '/oauth/token/accessible-resources') return json(accessibleResources(cloud, standing.scopes));
  if (path === '/me' && standing.scopes.includes('read:me')) {
    const { accountId, displayName, email } = cloud.person;
    return json({ account_id: accountId, name: displayName, email, picture: '' });
  }
  if (path === '/me') throw refuseAtGateway(401, 'Unauthorized; scope does not match');
  throw refuseAtGateway(404, 'Not Found');
}

/** One entry per product, in no order: the same site twice, and one that has no Confluence. */
function accessibleResources(cloud: Cloud, scopes: readonly string[]): unknown[] {
  const confluence = scopes.filter((scope) => scope !== 'offline_access' && scope !== 'read:me');
  const entry = ({ cloudId, name, url }: Pick<Site, 'cloudId' | 'name' | 'url'>, granted: readonly string[]) => ({
    id: cloudId,
    name,
    url,
    scopes: granted,
    avatarUrl: 'https://site-admin-avatar-cdn.prod.public.atl-paas.net/avatars/240/flag.png',
  });
  const tracker = {
    cloudId: '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9',
    name: 'tracker',
    url: 'https://tracker.atlassian.net',
  };
  return [
    entry(tracker, ['read:jira-work']),
    ...cloud.sites.map((site) => entry(site, confluence)),
    ...cloud.sites.map((site) => entry(site, ['read:jira-work'])),
    ...cloud.sites.map((site) => entry(site, confluence)),
  ];
}

function expired(cloud: Cloud, path: string): Refusal {
  if (cloud.switches.expiry === 'gateway-401') return refuseAtGateway(401, 'Unauthorized');
  if (path.startsWith('/wiki/api/v2/')) return notFoundV2();
  return refuseV1(403, 'PermissionException', 'Could not find content');
}

type SiteRequest = { site: Site; path: string; incoming: Incoming; scopes: readonly string[] };

async function answerSite(cloud: Cloud, { site, path, incoming, scopes }: SiteRequest): Promise<Response> {
  const match = findOperation(operations, incoming.method, path);
  if (!match) throw noOperation(path);
  checkScope(match.operation, scopes, cloud);
  checkXsrf(incoming, site.url);
  return answerMatch(match, { incoming, cloud, site });
}

const answerMatch = async (
  match: Match,
  context: { incoming: Incoming; cloud: Cloud; site: Site },
): Promise<Response> => match.operation.handle(checkRequest(match, context));

/** v1's own way to make and read content is gone from newer sites. */
function noOperation(path: string): Refusal {
  if (/^\/wiki\/rest\/api\/content(\/\d+)?$/.test(path))
    return refuseV1(410, 'GoneException', 'This deprecated endpoint has been removed.');
  return path.startsWith('/wiki/rest/') ? refuseV1(404, 'NotFoundException', 'null for uri') : notFoundV2();
}

const ALLOWED = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET,POST,PUT,DELETE',
  'access-control-allow-headers': 'authorization,content-type,x-atlassian-token',
};

const preflight = (cloud: Cloud, incoming: Incoming): Response =>
  cloud.switches.cors && incoming.headers.has('origin')
    ? new Response(null, { status: 204, headers: ALLOWED })
    : new Response('Invalid CORS request', { status: 403 });
