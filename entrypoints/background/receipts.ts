import { nameOfPlace } from '../../components/words/place-name';
import { reasons, remedyWords } from '../../components/words/reasons';
import { parseReceiptLedger } from '../../lib/background/receipt-ledger';
import { createReceiptWords } from '../../lib/background/receipt-words';
import { createReceipts, type Receipts } from '../../lib/background/receipts';
import { openPopup } from '../../lib/platform/badge';
import { createLock } from '../../lib/platform/locks';
import { callInPage } from '../../lib/platform/page-script';
import { createStoredItem } from '../../lib/platform/stored-item';
import { openTab } from '../../lib/platform/tabs';
import { translate } from '../../lib/platform/translate';
import type { ClipQueue } from '../../lib/queue/clip-queue';
import type { ScreenStores } from '../wiring/screen-stores';
import { inBackground } from './report';

/** The receipts on the real browser. */
export function createPageReceipts(ports: {
  settings: Pick<ScreenStores['settings'], 'read'>;
  openQueue: () => Promise<ClipQueue>;
  publish: () => Promise<void>;
}): Receipts {
  const { settings, openQueue, publish } = ports;
  return createReceipts({
    ledger: createStoredItem({ area: 'session', key: 'receipts', parse: parseReceiptLedger }),
    lock: createLock('receipts'),
    callInPage,
    queue: openQueue,
    describe: createReceiptWords({
      translate,
      formatNumber: (value) => new Intl.NumberFormat(translate('language')).format(value),
      nameOfPlace,
      describeReason: (reason) => {
        const { words, remedy } = reasons[reason];
        return { words: translate(words), ...(remedy && { remedy: translate(remedyWords[remedy]) }) };
      },
    }),
    readAppearance: async () => (await settings.read()).appearance,
    publish,
    openPopup,
    openTab,
    inBackground,
    createId: () => crypto.randomUUID(),
    now: Date.now,
  });
}
