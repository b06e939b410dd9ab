import { createServer } from 'node:https';
import type { FakeConfluence } from './fake-confluence.ts';
import { makeCertificate } from './server/certificate.ts';
import { close, createListener, listen } from './server/listener.ts';

/** One listener on the loopback address that plays every host, told apart by the Host header. */
export type TlsServer = {
  port: number;
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  spki: string;
  /** The certificate in PEM, for clients that can be given one. */
  cert: string;
  close: () => Promise<void>;
  /** Breaks every open connection, as a lost network would; new ones are taken. */
  dropAll: () => void;
};

const NAMES = ['auth.atlassian.com', 'api.atlassian.com', '*.atlassian.net', 'localhost'];

/**
 * Puts the fake behind TLS on a free port of 127.0.0.1, for browsers whose host names are mapped there. The certificate
 * names the hosts of the demo pages that are known by now; browsers that go by the fingerprint do not mind later ones.
 */
export async function startTlsServer(fake: FakeConfluence): Promise<TlsServer> {
  const pageHosts = [...fake.pages.keys()].map((url) => new URL(url).hostname);
  const { key, cert, spki } = makeCertificate([...new Set([...NAMES, ...pageHosts])]);
  const listener = createListener(fake.answer, ({ headers }) => `https://${(headers.host ?? '').replace(/:\d+$/, '')}`);
  const server = createServer({ key, cert }, listener);
  const port = await listen(server);
  return { port, spki, cert, close: () => close(server), dropAll: () => server.closeAllConnections() };
}
