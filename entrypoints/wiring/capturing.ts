import { type CaptureServicePorts, createCaptureService } from '../../lib/background/capture-service';
import type { createDestinationService } from '../../lib/background/destination-service';
import type { Gesture } from '../../lib/background/gesture';
import { createPageReader } from '../../lib/background/page-reader';
import type { PictureErrands } from '../../lib/background/picture-errands';
import { applyPictureRule } from '../../lib/background/picture-rule';
import { meantGesture } from '../../lib/background/unsaved-gesture';
import { createClip } from '../../lib/clip/create-clip';
import type { CaptureChoice } from '../../lib/messaging/protocol';
import { callInPage, hasSelection } from '../../lib/platform/page-script';
import { readTab } from '../../lib/platform/tabs';
import { getLanguage, translate } from '../../lib/platform/translate';
import type { ClipQueue } from '../../lib/queue/clip-queue';
import type { ScreenStores } from './screen-stores';
import { openUnsavedGesture } from './unsaved-gesture';

async function digest(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Capture and store on the real browser: into the queue, or into whatever stands in for it. */
export function createCapturing(ports: {
  stores: Pick<ScreenStores, 'settings' | 'account'>;
  openQueue: () => Promise<Pick<ClipQueue, 'add' | 'get' | 'getDocument'>>;
  pictures: Pick<PictureErrands, 'begin'>;
  destinations: Pick<ReturnType<typeof createDestinationService>, 'chooseFor'>;
}) {
  const { stores, openQueue, pictures, destinations } = ports;
  const pageReader = createPageReader(callInPage, Math.random);

  const add: CaptureServicePorts['add'] = async (clip, { captureId, intent }) => {
    const isPreview = intent === 'preview';
    const [queue, settings, account] = await Promise.all([openQueue(), stores.settings.read(), stores.account.read()]);
    const destination =
      isPreview || account === undefined
        ? undefined
        : await destinations.chooseFor(clip.source.url, account.site.cloudId);
    return queue.add({
      clip,
      captureId,
      isPreview,
      onTitleTaken: isPreview ? 'ask' : 'number',
      notBefore: Date.now() + (isPreview ? 0 : settings.undoSeconds * 1_000),
      ...(account && destination && { destination, accountId: account.accountId }),
    });
  };

  const capture = createCaptureService({
    pageReader,
    createClip: async (page) => {
      const { hasSourceLine, pictures: rule } = await stores.settings.read();
      const words = { locale: getLanguage(), clippedOn: (date: string) => translate('clippedOn', date) };
      return createClip(applyPictureRule(page, rule), {
        id: crypto.randomUUID(),
        now: Date.now(),
        settings: { hasSourceLine },
        words,
      });
    },
    add,
    findPreview: async (id) => {
      const queue = await openQueue();
      const [row, document] = await Promise.all([queue.get(id), queue.getDocument(id)]);
      return row?.state === 'captured' && document ? { row, document } : undefined;
    },
    collectPictures: pictures.begin,
    digest,
  });

  /** `best` is the selection if there is one, else what the settings say. */
  const choose = async (tabId: number, choice: CaptureChoice) => {
    if (choice !== 'best') return choice;
    const isSelected = await hasSelection(tabId).catch(() => false);
    return isSelected ? 'selection' : (await stores.settings.read()).defaultCapture;
  };

  const describeTab = async (tabId: number, choice: CaptureChoice): Promise<Gesture> => {
    const [tab, what] = await Promise.all([readTab(tabId), choose(tabId, choice)]);
    const { url, title } = tab ?? {};
    return {
      tabId,
      tab: { ...(url !== undefined && { url }), ...(title !== undefined && { title }) },
      request: { what },
    };
  };

  /** What the popup asks for, which is what the person pointed at where that could not be saved just now. */
  const describeWish = async (tabId: number, choice: CaptureChoice): Promise<Gesture> => {
    const [asked, unsaved] = await Promise.all([describeTab(tabId, choice), openUnsavedGesture().read()]);
    return meantGesture(asked, { choice, unsaved, now: Date.now() });
  };

  return { capture, describeTab, describeWish };
}
