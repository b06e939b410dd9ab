import { vi } from 'vitest';
import type { Translate } from '../../../components/base/text';
import type {
  OptionsServices,
  PopupServices,
  QueueReader,
  StorageFacts,
  Stored,
  UnsavedWish,
} from '../../../components/services';
import type { Account } from '../../../lib/auth/account';
import type { BackgroundService, CaptureChoice } from '../../../lib/messaging/protocol';
import type { HistoryOptions } from '../../../lib/queue/history';
import type { Tombstone } from '../../../lib/queue/queue-database';
import { CLIP_STATES } from '../../../lib/queue/queue-reads';
import type { ClipState, QueuedClip } from '../../../lib/queue/queued-clip';
import type { Pause } from '../../../lib/queue/retry';
import type { FirstFrame } from '../../../lib/settings/first-frame';
import type { KeptDraft } from '../../../lib/settings/kept-draft';
import { type Appearance, defaultSettings, type Recents, type Settings } from '../../../lib/settings/settings';
import { english } from './english';
import * as sample from './samples';

/** What the world of a popup looks like when it opens. */
export type World = {
  account: Account | undefined;
  hasOwnApp: boolean;
  recents: Recents;
  settings: Settings;
  /** What is in the queue besides what is captured. */
  clips: QueuedClip[];
  /** What a capture gives, by what is asked for; a function may throw. */
  captured: (what: CaptureChoice, isConfirmed: boolean) => Promise<QueuedClip> | QueuedClip;
  shortcuts: Record<string, string>;
  frame: FirstFrame | undefined;
  clipToChange: string | undefined;
  /** Whether the popup is opened for the list of places. */
  isOnPlaces: boolean;
  /** What was saved before, the newest first. */
  history: Tombstone[];
  /** Why the queue waits. */
  pause: Pause | undefined;
  /** What an earlier popup left for this tab. */
  kept: KeptDraft | undefined;
  translate: Translate;
  /** Sites whose pictures the person lets us fetch. */
  grantedOrigins: readonly string[];
  /** What becomes of a clip that could not be saved. */
  copy: (content: { html: string; text: string }) => Promise<void>;
  download: () => Promise<void>;
  storage: StorageFacts;
  /** Why the queue cannot be read. */
  queueFailure: Error | undefined;
};

/** An error as it arrives from the background: its domain and its code. */
export function remoteError(domain: string, code: string): Error {
  return Object.assign(new Error(code), { name: 'RemoteError', domain, code });
}

/** A page on which nothing is selected. */
const article: World['captured'] = (what) => sample.sampleClip({ what: what === 'best' ? 'article' : what });

export function createStored<Value>(initial: Value): Stored<Value> {
  let current = initial;
  const listeners = new Set<(value: Value) => void>();
  return {
    read: async () => current,
    write: async (value) => {
      current = value;
      for (const listener of listeners) listener(value);
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function findTombstones(
  history: readonly Tombstone[],
  { address, words = '', limit, before }: HistoryOptions,
): Tombstone[] {
  const start = before === undefined ? 0 : history.findIndex(({ clipId }) => clipId === before.clipId) + 1;
  return history
    .slice(start)
    .filter(({ sourceUrl, title }) => (address ?? sourceUrl) === sourceUrl && title.toLowerCase().includes(words))
    .slice(0, limit);
}

export type FakeQueue = QueueReader & {
  put(clip: QueuedClip): void;
  /** From now on every list rejects so, or none does; watchers are told. */
  refuse(failure: Error | undefined): void;
};

export function createFakeQueue(
  initial: readonly QueuedClip[],
  { history = [], pause }: { history?: readonly Tombstone[]; pause?: Pause | undefined } = {},
): FakeQueue {
  const clips = new Map(initial.map((clip) => [clip.id, clip]));
  const listeners = new Set<() => void>();
  let failure: Error | undefined;
  const countOf = (states: readonly ClipState[]): number =>
    [...clips.values()].filter(({ state }) => states.includes(state)).length;
  return {
    list: async ({ states = CLIP_STATES, limit }) => {
      if (failure) throw failure;
      return [...clips.values()].filter(({ state }) => states.includes(state)).slice(0, limit);
    },
    get: async (clipId) => clips.get(clipId),
    getDocument: async () => sample.document,
    getPicture: async () => undefined,
    count: async () => {
      const counts = CLIP_STATES.map((state) => [state, countOf([state])]);
      return Object.fromEntries(counts) as Record<ClipState, number>;
    },
    drain: async () => ({
      published: countOf(['done']),
      waiting: countOf(['queued', 'drafted', 'ready', 'publishing', 'published']),
    }),
    pause: async () => pause,
    history: async (options) => {
      if (failure) throw failure;
      return findTombstones(history, options);
    },
    refuse: (next) => {
      failure = next;
      for (const listener of listeners) listener();
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put: (clip) => {
      clips.set(clip.id, clip);
      for (const listener of listeners) listener();
    },
  };
}

/** A signed-in person with two recent places, on a page with an article, and whatever a test says otherwise. */
export function createFakeServices(change: Partial<World> = {}) {
  const world: World = {
    account: sample.account,
    hasOwnApp: true,
    recents: sample.recents,
    settings: defaultSettings,
    clips: [],
    captured: article,
    shortcuts: { _execute_action: 'Alt+Shift+K', 'quick-save': 'Alt+Shift+Q' },
    frame: undefined,
    clipToChange: undefined,
    isOnPlaces: false,
    history: [],
    pause: undefined,
    kept: undefined,
    translate: english,
    grantedOrigins: [],
    copy: async () => undefined,
    download: async () => undefined,
    storage: { used: undefined, quota: undefined, waiting: 0, copied: 0, cut: 0 },
    queueFailure: undefined,
    ...change,
  };
  const queue = createFakeQueue(world.clips, { history: world.history, pause: world.pause });
  queue.refuse(world.queueFailure);
  const background = createFakeBackground(world, queue);
  const services = {
    translate: world.translate,
    background,
    queue,
    account: createStored(world.account),
    recents: createStored(world.recents),
    settings: createStored(world.settings),
    shortcuts: async () => world.shortcuts,
    openTab: vi.fn<(url: string) => void>(),
    allowTabs: vi.fn<() => void>(),
    activeTab: async () => ({ tabId: 7, title: 'How tides work – News', url: 'https://news.example/tides' }),
    clipToChange: world.clipToChange,
    isOnPlaces: world.isOnPlaces,
    openOptions: vi.fn<() => void>(),
    closeWindow: vi.fn<() => void>(),
    takeUnsaved: vi.fn(async ({ save }: UnsavedWish) => ({
      title: save.title ?? 'How tides work',
      url: 'https://news.example/tides',
      document: sample.document,
      pictureUrls: new Map<string, string>(),
      copy: world.copy,
      download: world.download,
    })),
    firstFrame: { read: () => world.frame, write: vi.fn<(frame: FirstFrame) => void>() },
    drafts: {
      read: async () => world.kept,
      write: vi.fn(async (_tabId: number, draft: KeptDraft) => {
        world.kept = draft;
      }),
      remove: vi.fn(async (_tabId: number) => {
        world.kept = undefined;
      }),
    },
    tabsAccess: createFakeTabsAccess(),
    openShortcutSettings: vi.fn<() => void>(),
    scopes: ['offline_access', 'read:page:confluence', 'write:page:confluence'],
    copyText: vi.fn(async (_text: string) => undefined),
    readStorage: async () => world.storage,
    queueFile: {
      save: vi.fn(async () => undefined),
      load: vi.fn(async (_file: Blob) => ({ added: 0, known: 0, unreadable: 0 })),
    },
    settingsFile: {
      save: vi.fn(async () => undefined),
      load: vi.fn(async (_file: Blob) => undefined),
    },
    copyDiagnostics: vi.fn(async () => undefined),
    pictureSites: {
      isGranted: async (origin: string) => world.grantedOrigins.includes(origin),
      ask: vi.fn(async (_origins: readonly string[]) => undefined),
    },
    grantedSites: {
      list: async () => world.grantedOrigins.map((origin) => `${origin}/*`),
      revoke: vi.fn(async (_pattern: string) => undefined),
      watch: () => () => undefined,
    },
    applyAppearance: vi.fn<(appearance: Appearance) => void>(),
  } satisfies PopupServices & OptionsServices;
  return services;
}

/** A person who agrees to every question. */
function createFakeTabsAccess() {
  const granted = createStored(false);
  return {
    isGranted: granted.read,
    ask: vi.fn(() => granted.write(true)),
    revoke: vi.fn(() => granted.write(false)),
    watch: granted.watch,
  };
}

function createFakeBackground(world: World, queue: FakeQueue) {
  const move = async (clipId: string, change: Partial<QueuedClip>): Promise<void> => {
    const clip = await queue.get(clipId);
    if (clip) queue.put({ ...clip, ...change });
  };
  return {
    capture: vi.fn<BackgroundService['capture']>(async ({ what, isConfirmed = false }) => {
      const clip = await world.captured(what, isConfirmed);
      queue.put(clip);
      return clip.id;
    }),
    save: vi.fn<BackgroundService['save']>(({ clipId, title, destination }) =>
      destination === undefined
        ? move(clipId, { title, state: 'needs-user', reason: 'destination' })
        : move(clipId, { title, destination, state: 'queued' }),
    ),
    revise: vi.fn<BackgroundService['revise']>(async () => undefined),
    retry: vi.fn<BackgroundService['retry']>(async () => undefined),
    cancel: vi.fn<BackgroundService['cancel']>((clipId) => move(clipId, { state: 'trash' })),
    restore: vi.fn<BackgroundService['restore']>((clipId) => move(clipId, { state: 'queued' })),
    resume: vi.fn<BackgroundService['resume']>(async () => undefined),
    publish: vi.fn<BackgroundService['publish']>(async () => undefined),
    searchSpaces: vi.fn<BackgroundService['searchSpaces']>(async () => [sample.legal]),
    searchParents: vi.fn<BackgroundService['searchParents']>(async () => [
      { cloudId: 'acme', space: sample.engineering, parent: { id: '88', title: 'Oceans' } },
    ]),
    listChildren: vi.fn<BackgroundService['listChildren']>(async () => ({ places: [], hasMore: false })),
    resolveAddress: vi.fn<BackgroundService['resolveAddress']>(async () => ({ status: 'not-found' })),
    listOpenPlaces: vi.fn<BackgroundService['listOpenPlaces']>(async () => undefined),
    checkSpace: vi.fn<BackgroundService['checkSpace']>(async () => undefined),
    star: vi.fn<BackgroundService['star']>(async () => undefined),
    isTitleTaken: vi.fn<BackgroundService['isTitleTaken']>(async () => false),
    signIn: vi.fn<BackgroundService['signIn']>(async () => undefined),
    signOut: vi.fn<BackgroundService['signOut']>(async () => undefined),
    selectSite: vi.fn<BackgroundService['selectSite']>(async () => undefined),
    saveOwnApp: vi.fn<BackgroundService['saveOwnApp']>(async () => undefined),
    hasOwnApp: vi.fn<BackgroundService['hasOwnApp']>(async () => world.hasOwnApp),
    redirectUrl: vi.fn<BackgroundService['redirectUrl']>(async () => 'https://abc.chromiumapp.org/'),
  } satisfies BackgroundService;
}
