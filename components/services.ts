import type { AdfDocument } from '../lib/adf/nodes';
import type { Account } from '../lib/auth/account';
import type { ClipId } from '../lib/clip/clip';
import type { BackgroundService, CaptureChoice, SaveRequest } from '../lib/messaging/protocol';
import type { ImportCounts } from '../lib/queue/import-clip';
import type { QueueReader as StoredQueue } from '../lib/queue/queue-reader';
import type { FirstFrame } from '../lib/settings/first-frame';
import type { KeptDraft } from '../lib/settings/kept-draft';
import type { Appearance, Recents, Settings } from '../lib/settings/settings';
import type { Translate } from './base/text';

/** A value kept in a store that other contexts write too. */
export interface Watched<Value> {
  read(): Promise<Value>;
  /** Calls with every later value, whoever wrote it, until the returned function is called. */
  watch(listener: (value: Value) => void): () => void;
}

/** A watched value that this screen may change. */
export interface Stored<Value> extends Watched<Value> {
  write(value: Value): Promise<void>;
}

/** The queue as a screen sees it: it only ever reads. */
export interface QueueReader extends StoredQueue {
  /** Calls after each change of any clip, until the returned function is called. */
  watch(listener: () => void): () => void;
}

/** Sites that keep their pictures from the pages that show them. Origins are `https://host[:port]`. */
export interface PictureSites {
  /** Must keep its identity. */
  isGranted(origin: string): Promise<boolean>;
  /** Asks the person in the browser's own words. To be called in the very task of a click: in Chromium the popup closes under it. */
  ask(origins: readonly string[]): Promise<unknown>;
}

/** The sites whose pictures we may fetch, as match patterns. The functions must keep their identity. */
export interface GrantedSites {
  list(): Promise<readonly string[]>;
  revoke(pattern: string): Promise<void>;
  /** Calls after each change, until the returned function is called. */
  watch(listener: () => void): () => void;
}

/** What both screens need of the world around them. */
export interface ScreenServices {
  translate: Translate;
  background: BackgroundService;
  queue: QueueReader;
  account: Watched<Account | undefined>;
  /** Written by the background alone, on each save and each search: two writers would lose each other's changes. */
  recents: Watched<Recents>;
  settings: Stored<Settings>;
  /** What each command is really bound to, by its name in the manifest; an unbound one is `''`. */
  shortcuts(): Promise<Record<string, string>>;
  openTab(url: string): void;
  /** Asks the person whether the open tabs may be seen; the popup may close over the question. */
  allowTabs(): void;
}

/** What could not be saved: of which tab, which capture of it, and what Save was to make of that. */
export type UnsavedWish = {
  tabId: number;
  what: CaptureChoice;
  clipId?: ClipId;
  save: Partial<Omit<SaveRequest, 'clipId'>>;
};

/** A clip that no storage took, as it can still be carried elsewhere. */
export type UnsavedClip = {
  title: string;
  /** Of the page it comes from. */
  url: string;
  document: AdfDocument;
  /** Where the page has each picture, by asset id. */
  pictureUrls: ReadonlyMap<string, string>;
  /** Puts it on the clipboard, formatted and plain. Needs a click that is a few seconds old at most. */
  copy(content: { html: string; text: string }): Promise<void>;
  /** Gives the person a file that the options take in, with the pictures that can be had. */
  download(): Promise<void>;
};

/** The tab the popup was opened on. */
export type ActiveTab = { tabId: number; title: string; url: string };

export interface PopupServices extends ScreenServices {
  activeTab(): Promise<ActiveTab>;
  /** The clip it was opened on, to be changed. */
  clipToChange: ClipId | undefined;
  /** It was opened for the list of places. */
  isOnPlaces: boolean;
  openOptions(): void;
  closeWindow(): void;
  /** The clip as Save would have kept it; rejects with CaptureError where neither the queue nor the page has it any more. */
  takeUnsaved(wish: UnsavedWish): Promise<UnsavedClip>;
  pictureSites: PictureSites;
  /** Synchronous, so that the first frame waits for nothing. */
  firstFrame: { read(): FirstFrame | undefined; write(frame: FirstFrame): void };
  /** What a popup that closed leaves for the next one, by tab. */
  drafts: {
    read(tabId: number): Promise<KeptDraft | undefined>;
    write(tabId: number, draft: KeptDraft): Promise<void>;
    remove(tabId: number): Promise<void>;
  };
}

/** Whether the open tabs may be seen. The functions must keep their identity. */
export interface TabsAccess {
  isGranted(): Promise<boolean>;
  /** Asks the person in the browser's own words. To be called in the very task of a click. */
  ask(): Promise<unknown>;
  revoke(): Promise<void>;
  /** Calls after each change, until the returned function is called. */
  watch(listener: () => void): () => void;
}

/** What the clips take of this computer. */
export type StorageFacts = {
  /** Bytes in use, and how many there may be; undefined where the browser does not say. */
  used: number | undefined;
  quota: number | undefined;
  /** Unsent clips, how many of them have a second copy, and of how many of these it holds only the beginning. */
  waiting: number;
  copied: number;
  cut: number;
};

export interface OptionsServices extends ScreenServices {
  /** Must keep its identity. */
  readStorage(): Promise<StorageFacts>;
  tabsAccess: TabsAccess;
  /** The browser's own page for changing shortcuts. */
  openShortcutSettings(): void;
  /** Everything this build asks Atlassian for, as it is entered in the developer console. */
  scopes: readonly string[];
  copyText(text: string): Promise<void>;
  grantedSites: GrantedSites;
  /** Everything unsent, into a file and out of one. */
  queueFile: {
    save(): Promise<void>;
    /** Rejects with ClipFileError, and then nothing was taken; with QueueError where there is no more room. */
    load(file: Blob): Promise<ImportCounts>;
  };
  settingsFile: {
    /** Gives the person their settings as a file. */
    save(): Promise<void>;
    /** Takes the settings from a file; rejects with SettingsFileError, and then nothing was changed. */
    load(file: Blob): Promise<void>;
  };
  /** Puts what may be told of this installation on the clipboard: no token, no title, no address. */
  copyDiagnostics(): Promise<void>;
  /** Draws this page light or dark, and notes it for the first frame of every other. */
  applyAppearance(appearance: Appearance): void;
}
