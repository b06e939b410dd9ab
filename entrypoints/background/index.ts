import { defineBackground } from 'wxt/utils/define-background';
import { createBackgroundService } from '../../lib/background/background-service';
import { coalesce } from '../../lib/background/coalesce';
import { createDestinationService } from '../../lib/background/destination-service';
import type { Gesture } from '../../lib/background/gesture';
import { createQuickSave } from '../../lib/background/quick-save';
import type { Receipts } from '../../lib/background/receipts';
import type { Destination } from '../../lib/clip/destination';
import type { BackgroundService } from '../../lib/messaging/protocol';
import { serve } from '../../lib/messaging/rpc';
import { openPopup } from '../../lib/platform/badge';
import { readOpenAddresses } from '../../lib/platform/open-addresses';
import { onPageMessage } from '../../lib/platform/page-messages';
import { createRuntimeBus } from '../../lib/platform/runtime-bus';
import { closeStorageToPages } from '../../lib/platform/stored-item';
import { readRedirectUrl } from '../../lib/platform/web-auth';
import { createCapturing } from '../wiring/capturing';
import { createQueueAccess, createStores } from '../wiring/stores';
import { openUnsavedGesture } from '../wiring/unsaved-gesture';
import { createAccounts } from './accounts';
import { listen } from './listeners';
import { createPicturing } from './picturing';
import { createPublishing, createQueueNotices } from './publishing';
import { createPageReceipts } from './receipts';
import { inBackground, report } from './report';
import { createSafety } from './safety';

/** The composition root: makes things, and registers every listener in the first tick, as a worker must. */
export default defineBackground(() => {
  const stores = createStores();
  const { open, watch: watchQueue } = createQueueAccess();
  const { openQueue, reconcile } = createSafety(open);
  const accounts = createAccounts(stores);
  const notices = createQueueNotices(openQueue);
  const destinations = createDestinationService({
    connect: () => accounts.connect(),
    recents: stores.recents,
    settings: stores.settings,
    readOpenAddresses,
    now: Date.now,
  });
  const noteSpace = (destination: Destination, canCreate: boolean): void =>
    inBackground(destinations.noteSpace(destination, canCreate));
  const openPublisher = createPublishing({ openQueue, accounts, notices, report, noteSpace });
  const publish = async (): Promise<void> => (await openPublisher()).run();
  const receipts = createPageReceipts({ settings: stores.settings, openQueue, publish });
  const pictures = createPicturing({ openQueue, receipts });
  const { capture, describeTab, describeWish } = createCapturing({
    stores,
    openQueue,
    pictures: pictures.errands,
    destinations,
  });
  const noteUnsaved = (gesture: Gesture | undefined): Promise<void> => {
    const noted = openUnsavedGesture();
    return (gesture ? noted.write({ gesture, at: Date.now() }) : noted.remove()).catch(report);
  };
  const service = createBackgroundService({
    queue: openQueue,
    publisher: openPublisher,
    accounts,
    destinations,
    capture,
    describeTab: describeWish,
    forgetUnsaved: () => noteUnsaved(undefined),
    redirectUrl: readRedirectUrl,
    inBackground,
    now: Date.now,
  });

  const showReceipt: Receipts['show'] = (clip, tabId) =>
    receipts.show(clip, tabId).catch((error: unknown) => {
      report(error);
      return false;
    });

  serve<BackgroundService>(createRuntimeBus(), 'background', service);
  onPageMessage((message, from) => inBackground(receipts.act(message, from)));
  listen({
    quickSave: createQuickSave({ capture, notices, showReceipt, openPopup: () => openPopup(), noteUnsaved, publish }),
    describeTab,
    openQueue,
    publish,
    recover: () => accounts.recover(),
    granted: () => pictures.granted(),
  });
  const refreshBadge = coalesce(notices.refreshBadge);
  watchQueue(() => {
    inBackground(refreshBadge());
    inBackground(receipts.refresh());
  });

  // At every start of the worker: a browser's restart forgets alarms, and a kill may have cut anything short.
  inBackground(closeStorageToPages());
  inBackground(accounts.recover());
  inBackground(pictures.errands.resume().then(publish));
  const tidy = async (): Promise<void> => {
    await reconcile().then(notices.restored).catch(report);
    await (await openQueue()).purge();
  };
  inBackground(tidy().then(publish).then(refreshBadge));
});
