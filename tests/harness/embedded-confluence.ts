import {
  createFakeConfluence,
  type FakeConfluence,
  type FakeConfluenceOptions,
} from '../fake-confluence/fake-confluence.ts';
import { type Content, savedContents } from '../fake-confluence/site.ts';
import { startTlsServer } from '../fake-confluence/tls-server.ts';
import { until } from './until.ts';

/** The embedded Confluence, listening. */
export type EmbeddedConfluence = {
  fake: FakeConfluence;
  server: { port: number; spki: string };
  close(): Promise<void>;
};

export async function startConfluence(options: FakeConfluenceOptions = {}): Promise<EmbeddedConfluence> {
  // Searches see what was just made: nobody here has twenty seconds.
  const fake = createFakeConfluence({ ...options, switches: { indexLag: 0, ...options.switches } });
  const server = await startTlsServer(fake);
  return { fake, server, close: () => server.close() };
}

/** What was published, oldest first. Drafts are not. */
export const publishedContents = ({ fake }: EmbeddedConfluence): Content[] =>
  savedContents(fake.site).filter(({ status }) => status === 'current');

/** Waits until that many contents are published and gives them. */
export function waitForContents(confluence: EmbeddedConfluence, count: number, limit?: number): Promise<Content[]> {
  const enough = () => {
    const contents = publishedContents(confluence);
    return contents.length >= count ? contents : undefined;
  };
  return until(`${count} published contents`, enough, limit);
}
