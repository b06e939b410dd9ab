import type { Asset } from '../../../lib/clip/asset';
import type { Clip } from '../../../lib/clip/clip';
import type { Destination } from '../../../lib/clip/destination';
import type { NewEntry } from '../../../lib/queue/new-entry';
import { createRow } from '../../../lib/queue/new-entry';
import type { Render } from '../../../lib/queue/performer';
import type { QueuedClip } from '../../../lib/queue/queued-clip';

/** A working day in November 2026. */
export const START = Date.UTC(2026, 10, 24, 9);

export const ACCOUNT = 'account-1';
export const OWNER = { cloudId: 'cloud-1', accountId: ACCOUNT };

export function destination(patch: Partial<Destination> = {}): Destination {
  return {
    cloudId: 'cloud-1',
    space: { id: '11', key: 'ENG', name: 'Engineering' },
    type: 'page',
    labels: [],
    ...patch,
  };
}

export function pictures(count: number, state: Asset['state'] = 'pending'): Asset[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index + 1),
    url: `https://news.example/${index + 1}.png`,
    name: `clip-0a1b2c3d-${index + 1}`,
    state,
  }));
}

export function clip(patch: Partial<Clip> = {}): Clip {
  const { id = 'clip-1' } = patch;
  return {
    id,
    what: 'article',
    source: { url: `https://news.example/${id}`, title: 'Tea' },
    title: `Tea ${id}`,
    document: {
      version: 1,
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: `All of ${id}` }] }],
    },
    assets: [],
    losses: [],
    capturedAt: START,
    ...patch,
  };
}

export function entry(patch: Partial<NewEntry> = {}): NewEntry {
  const sample = patch.clip ?? clip();
  return {
    clip: sample,
    captureId: `gesture of ${sample.id}`,
    isPreview: false,
    onTitleTaken: 'number',
    notBefore: START,
    destination: destination(),
    accountId: ACCOUNT,
    ...patch,
  };
}

/** A row as it stands in the queue, in any state. */
export function row(patch: Partial<QueuedClip> = {}): QueuedClip {
  return { ...createRow(entry()), ...patch };
}

/** Writes what matters to the tests: the words, and which pictures by which name. */
export const render: Render = ({ document, wire, assets, attachments }) => {
  const files = assets.flatMap(({ id, state }) => {
    const attachment = state === 'stored' ? attachments[id] : undefined;
    if (!attachment) return [];
    return wire === 'adf' ? [`file:${attachment.fileId}`] : [`name:${attachment.fileName}`];
  });
  const representation = wire === 'adf' ? 'atlas_doc_format' : 'storage';
  return { representation, value: [JSON.stringify(document), ...files].join(' ') };
};
