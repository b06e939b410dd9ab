import type { QueuedClip } from '../../../lib/queue/queued-clip';
import { remoteError, type World } from './fake-services';
import * as sample from './samples';

const pictures = Array.from({ length: 14 }, (_, index) => ({
  id: String(index + 1),
  url: `https://news.example/${index}.png`,
  name: `clip-00000000-${index + 1}`,
  state: 'stored' as const,
}));

/** A clip in the queue, other than the one that is captured now. */
const queued = (id: string, change: Partial<QueuedClip>): QueuedClip =>
  sample.sampleClip({ id, state: 'queued', destination: sample.inEngineering, ...change });

const rejects = (code: string): World['captured'] => {
  return () => Promise.reject(remoteError('CaptureError', code));
};

/** Every state a person can meet the popup in, by what it is called among us. */
export const popupStates: Record<string, Partial<World>> = {
  'ready to save': {},
  'with a selection': { captured: (what) => sample.sampleClip({ what: what === 'best' ? 'selection' : what }) },
  'still reading': { captured: () => new Promise(() => undefined) },
  'with losses': {
    captured: () =>
      sample.sampleClip({
        assets: pictures,
        losses: [
          { code: 'image-unreadable', count: 1 },
          { code: 'table-flattened', count: 2 },
          { code: 'cut-short', count: 1 },
        ],
      }),
  },
  'with pictures of a site that keeps them': {
    captured: () =>
      sample.sampleClip({
        assets: [
          { id: '1', url: 'https://cdn.example/1.png', name: 'clip-00000000-1', state: 'stored', isCrop: true },
          { id: '2', url: 'https://cdn.example/2.png', name: 'clip-00000000-2', state: 'lost', loss: 'image-external' },
          { id: '3', url: 'https://news.example/3.png', name: 'clip-00000000-3', state: 'stored' },
        ],
        losses: [
          { code: 'image-cropped', count: 1 },
          { code: 'image-external', count: 1 },
        ],
      }),
  },
  'with an article that is a small part of its page': {
    captured: (what) => sample.sampleClip(what === 'best' ? { keptShare: 0.2 } : { what }),
  },
  'on a page closed to extensions': {
    captured: () => sample.sampleClip({ what: 'link', losses: [{ code: 'page-unreadable', count: 1 }] }),
  },
  'on a page with a password field': {
    captured: (what, isConfirmed) =>
      what === 'link' || isConfirmed
        ? sample.sampleClip({ what: what === 'best' ? 'article' : what })
        : Promise.reject(remoteError('CaptureError', 'sensitive')),
  },
  'with no room left': { captured: rejects('storage-full') },
  'signed out': { account: undefined },
  'never set up': { account: undefined, hasOwnApp: false, recents: sample.noRecents },
  'signed out by the server': { account: { ...sample.account, status: 'reauth' } },
  'used for the first time': { recents: sample.noRecents },
  'on a page that was saved before': { history: [sample.savedClip()] },
  'without a network': {
    pause: { kind: 'offline', since: sample.now, until: sample.now + 45_000, attempts: 3 },
    clips: [
      queued('a', { title: 'Saved on the train' }),
      queued('b', { title: 'A page that was tried before', attempts: 2, notBefore: sample.now + 30_000 }),
      queued('c', { title: 'A page that is there already', state: 'done', publishedAt: sample.now }),
    ],
  },
  'asked to slow down': {
    pause: { kind: 'rate-limited', since: sample.now, until: sample.now + 120_000, attempts: 0 },
    clips: [queued('a', { title: 'Saved on the train' })],
  },
  'with clips in every state': {
    storage: { used: 12_345_678, quota: 64_000_000_000, waiting: 4, copied: 4, cut: 1 },
    clips: [
      queued('a', { title: 'A page that needs a space', state: 'needs-user', reason: 'destination' }),
      queued('b', {
        title: 'Release notes 12.4',
        state: 'needs-user',
        reason: 'forbidden',
        reasonDetail: 'User is not permitted to create content',
      }),
      queued('c', { title: 'Saved on the train', assets: pictures }),
      queued('d', {
        title: 'With pictures under way',
        state: 'drafted',
        assets: pictures,
        attachments: { 1: { attachmentId: 'att1', fileName: 'clip-00000000-1.png' } },
      }),
      queued('e', {
        title: 'A very long title of a page that somebody found on the web and thought worth keeping for the team',
        state: 'done',
        url: 'https://acme.example/wiki/spaces/ENG/pages/1',
        publishedAt: sample.now,
      }),
      queued('f', { title: 'A page nobody wanted', state: 'trash', endedAt: sample.now }),
    ],
  },
};
