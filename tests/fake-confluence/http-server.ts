import { createServer, type IncomingMessage } from 'node:http';
import type { FakeConfluence } from './fake-confluence.ts';
import { close, createListener, listen } from './server/listener.ts';

/** The wiki to look at in any browser, and the API by its paths for command-line tools. */
export type HttpServer = { port: number; origin: string; close: () => Promise<void> };

/** Starts a server without TLS on 127.0.0.1, at a free port unless one is given. */
export async function startHttpServer(fake: FakeConfluence, port?: number): Promise<HttpServer> {
  const server = createServer(createListener(fake.answer, (message) => originFor(fake, message)));
  const taken = await listen(server, port);
  return { port: taken, origin: `http://127.0.0.1:${taken}`, close: () => close(server) };
}

/** Without host names the path has to tell the hosts apart; what is no API is the site. */
function originFor(fake: FakeConfluence, { url = '/' }: IncomingMessage): string {
  if (/^\/(ex\/|me$|oauth\/token\/accessible-resources)/.test(url)) return 'https://api.atlassian.com';
  if (/^\/(authorize|consent|oauth\/token)\b/.test(url)) return 'https://auth.atlassian.com';
  return fake.site.url;
}
