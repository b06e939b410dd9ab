import type { Site } from '../clip/destination';
import type { Fetch, TimeLimit } from '../http/fetch';
import { createAttachmentCalls } from './attachments';
import type { ConfluenceClient } from './confluence-client';
import { createContentCalls } from './contents';
import { createMarkCalls } from './marks';
import { createPageCalls } from './pages';
import { createParentCalls } from './parents';
import { createSpaceCalls } from './spaces';
import { createTransport } from './transport';
import { createUserCalls } from './users';

/**
 * What a client needs: the site, and a `fetch` that speaks for the account (it adds the token and renews it; the client
 * never sees one). `userAgent` is for Firefox. `timeLimit` makes the abort signal of a request, for tests.
 */
export type ConfluenceClientOptions = {
  site: Site;
  fetch: Fetch;
  now: () => number;
  userAgent?: string;
  timeLimit?: TimeLimit;
};

/** Makes the client of one Confluence Cloud site. It repeats nothing by itself: that is the queue's to decide. */
export function createConfluenceClient(options: ConfluenceClientOptions): ConfluenceClient {
  const transport = createTransport(options);
  return {
    ...createUserCalls(transport),
    ...createSpaceCalls(transport),
    ...createPageCalls(transport),
    ...createParentCalls(transport),
    ...createContentCalls(transport, options.site),
    ...createAttachmentCalls(transport),
    ...createMarkCalls(transport),
  };
}
