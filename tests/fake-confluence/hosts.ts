import type { Cloud } from './cloud.ts';
import { ConnectionLost } from './fault.ts';
import { answerGateway } from './rest/gateway.ts';
import type { Incoming } from './rest/incoming.ts';
import { Refusal } from './rest/refusal.ts';
import { type Authority, answerAuthority } from './sign-in/oauth.ts';
import { answerViewer } from './wiki/viewer.ts';

/** A page of some other host, for capture to work on. */
export type DemoPage = {
  body: string | Uint8Array<ArrayBuffer>;
  type?: string;
  headers?: Record<string, string>;
  /** What its answer waits for. */
  after?: Promise<unknown>;
};

/** Everybody who answers in this world. `pages` are known by their whole address. */
export type Hosts = { cloud: Cloud; authority: Authority; pages: ReadonlyMap<string, DemoPage> };

/** Sends a request to the host it names, as the network would. Throws ConnectionLost where the host is not known. */
export async function answerHost(hosts: Hosts, incoming: Incoming): Promise<Response> {
  try {
    return await findAnswer(hosts, incoming);
  } catch (error) {
    if (error instanceof Refusal) return error.toResponse();
    throw error;
  }
}

async function findAnswer({ cloud, authority, pages }: Hosts, incoming: Incoming): Promise<Response> {
  const { host, origin } = incoming.url;
  if (host === 'auth.atlassian.com') return answerAuthority(authority, incoming);
  if (host === 'api.atlassian.com') return answerGateway({ cloud, tokens: authority.tokens }, incoming);
  const site = cloud.sites.find(({ url }) => url === origin);
  if (site) return answerViewer(cloud, site, incoming);
  return answerPage(pages, incoming.url);
}

async function answerPage(pages: ReadonlyMap<string, DemoPage>, url: URL): Promise<Response> {
  const page = pages.get(url.href) ?? pages.get(url.origin + url.pathname);
  if (page) {
    await page.after;
    const headers = { 'content-type': page.type ?? 'text/html;charset=UTF-8', ...page.headers };
    return new Response(page.body, { headers });
  }
  if ([...pages.keys()].some((known) => new URL(known).host === url.host))
    return new Response('Not Found', { status: 404 });
  throw new ConnectionLost(`no such host: ${url.host}`);
}
