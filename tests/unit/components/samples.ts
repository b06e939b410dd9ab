import type { AdfDocument } from '../../../lib/adf/nodes';
import type { Account } from '../../../lib/auth/account';
import type { Destination, Space } from '../../../lib/clip/destination';
import type { Tombstone } from '../../../lib/queue/queue-database';
import type { QueuedClip } from '../../../lib/queue/queued-clip';
import { noRecents } from '../../../lib/settings/recents';
import type { Recents } from '../../../lib/settings/settings';

/** 24 November 2026, 10:00 UTC. */
export const now = Date.UTC(2026, 10, 24, 10);

export const acme = { cloudId: 'acme', name: 'Acme', url: 'https://acme.example' };
export const other = { cloudId: 'other', name: 'Other', url: 'https://other.example' };

export const account: Account = {
  accountId: 'a1',
  displayName: 'Ana Sample',
  site: acme,
  sites: [acme],
  status: 'ok',
};

const space = (id: string, key: string, name: string): Space => ({ id, key, name });
export const engineering = space('1', 'ENG', 'Engineering');
export const research = space('2', 'RES', 'Research');
export const marketing = space('3', 'MKT', 'Marketing');
export const legal = space('4', 'LEG', 'Legal engineering');

export const inEngineering: Destination = {
  cloudId: 'acme',
  space: engineering,
  type: 'page',
  parent: { id: '77', title: 'Reading list' },
  labels: [],
};
export const inResearch: Destination = { cloudId: 'acme', space: research, type: 'blogpost', labels: [] };

export const recents: Recents = {
  ...noRecents,
  destinations: [
    { destination: inEngineering, siteName: 'Acme', usedAt: now },
    { destination: inResearch, siteName: 'Acme', usedAt: now - 1 },
  ],
  spaces: { acme: [engineering, research, marketing] },
};
export { noRecents };

/** What is remembered of a page that was saved. */
export function savedClip(change: Partial<Tombstone> = {}): Tombstone {
  return {
    clipId: 'saved-1',
    pageId: '900',
    url: 'https://acme.example/wiki/tide',
    title: 'How tides work',
    sourceUrl: 'https://news.example/tides',
    destination: inEngineering,
    at: now,
    ...change,
  };
}

/** What the sample clip holds. */
export const document: AdfDocument = {
  version: 1,
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'The moon pulls' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'Twice a day the sea rises and falls.' }] },
  ],
};

/** A clip of an article, captured and not yet saved. */
export function sampleClip(change: Partial<QueuedClip> = {}): QueuedClip {
  return {
    id: 'clip-1',
    revision: 1,
    state: 'captured',
    what: 'article',
    source: { url: 'https://news.example/tides', title: 'How tides work' },
    title: 'How tides work',
    assets: [],
    losses: [],
    capturedAt: now,
    captureId: 'capture-1',
    onTitleTaken: 'ask',
    notBefore: 0,
    attempts: 0,
    attemptedPublish: false,
    wire: 'adf',
    attachments: {},
    ...change,
  };
}
