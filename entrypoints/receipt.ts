import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sendFromPage } from '../lib/platform/page-runtime';
import { createReceipt } from '../lib/receipt/receipt';
import type { ReceiptFunctions } from '../lib/receipt/receipt-view';

export default defineUnlistedScript(() => {
  const world: typeof globalThis & Partial<ReceiptFunctions> = globalThis;
  // Injected once more, it must not forget the receipt that is open.
  world.quickCaptureReceipt ??= createReceipt({
    document,
    send: sendFromPage,
    startTimer(run, milliseconds) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
});
