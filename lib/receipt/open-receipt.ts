import type { ReceiptMessage } from '../messaging/receipt-protocol';
import { createHideTimer, type StartTimer } from './hide-timer';
import { createCard } from './receipt-card';
import { openHost } from './receipt-host';
import type { ReceiptView } from './receipt-view';

/** The receipt goes away by itself after this many milliseconds. */
const HIDES_AFTER = 8_000;
/** A live region is heard only when its words come after it did; nobody sees this many milliseconds. */
const SPEAKS_AFTER = 50;

export type ReceiptPorts = {
  document: Document;
  /** Rejects when the background can no longer be reached. */
  send(message: ReceiptMessage): Promise<void>;
  startTimer: StartTimer;
};

/** A receipt that is on the page. */
export interface OpenReceipt {
  receiptId: string;
  /** Also false once the page has taken it away. */
  isOpen(): boolean;
  update(view: ReceiptView): void;
  close(): void;
  /** Hides it from sight only, for a screenshot. */
  setConcealed(isConcealed: boolean): void;
}

/** The element that had the focus before it came here, to have it back. */
function returnFocus(from: EventTarget | null): void {
  if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
}

/** Puts a receipt on the page. Throws where the document is not HTML. */
export function openReceipt(first: ReceiptView, { document, send, startTimer }: ReceiptPorts): OpenReceipt {
  const { receiptId } = first;
  const host = openHost(document);
  let view = first;
  let cameFrom: EventTarget | null = null;

  const close = (): void => {
    timer.stop();
    stopSpeaking();
    const hasFocus = card.element.contains(host.root.activeElement);
    host.element.remove();
    if (hasFocus) returnFocus(cameFrom);
  };
  const timer = createHideTimer({ startTimer, hide: close, milliseconds: HIDES_AFTER });
  const card = createCard({
    document,
    onAction: (action) => void send({ type: 'receipt', receiptId, action }).catch(close),
    onClose: close,
  });
  const draw = (): void => {
    if (card.draw(view)) timer.restart();
  };
  const stopSpeaking = startTimer(draw, SPEAKS_AFTER);

  card.element.addEventListener('pointerenter', () => timer.hold('pointer'));
  card.element.addEventListener('pointerleave', () => timer.release('pointer'));
  card.element.addEventListener('focusin', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && card.element.contains(relatedTarget))) cameFrom = relatedTarget;
    timer.hold('focus');
  });
  card.element.addEventListener('focusout', () => timer.release('focus'));
  card.element.addEventListener('keydown', (event) => {
    // The page's own shortcuts are not meant.
    event.stopPropagation();
    if (event.key !== 'Escape' || !event.isTrusted) return;
    event.preventDefault();
    close();
  });
  host.element.lang = first.language;
  host.element.dir = first.direction;
  card.element.dataset['colorMode'] = first.appearance ?? 'system';
  host.root.append(card.element);

  return {
    receiptId,
    isOpen: () => host.element.isConnected,
    close,
    update: (next) => {
      const isDrawn = card.element.dataset['tone'] !== undefined;
      view = next;
      if (isDrawn) draw();
    },
    setConcealed: (isConcealed) => card.element.toggleAttribute('data-concealed', isConcealed),
  };
}
