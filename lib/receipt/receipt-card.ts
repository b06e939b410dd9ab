import type { ReceiptAction } from '../messaging/receipt-protocol';
import { createIcon, iconOfTone } from './receipt-icon';
import type { ReceiptView } from './receipt-view';

/** What the receipt offers, in this order; a button is never moved, so that it keeps the focus. */
const ACTIONS: readonly ReceiptAction[] = ['choose', 'change', 'undo', 'open'];

/** The receipt as one sees it. */
export interface ReceiptCard {
  element: HTMLElement;
  /** Draws the view; gives whether it says something new, and not only another number of pictures. */
  draw(view: ReceiptView): boolean;
}

type CardPorts = {
  document: Document;
  onAction(action: ReceiptAction): void;
  onClose(): void;
};

/** A page can make clicks of its own, and those are not the person's. */
function createButton(document: Document, { name, onPress }: { name: string; onPress: () => void }): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = name;
  button.addEventListener('click', (event) => {
    if (event.isTrusted) onPress();
  });
  return button;
}

function createElement(document: Document, name: string, children: readonly Element[] = []): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  element.append(...children);
  return element;
}

/** What is in here is told by screen readers when it changes, all of it at once, without moving the focus. */
function createWords(document: Document) {
  const heading = createElement(document, 'heading');
  const name = document.createElement('bdi');
  const title = createElement(document, 'title', [name]);
  const detail = createElement(document, 'detail');
  const element = createElement(document, 'words', [heading, title, detail]);
  element.role = 'status';
  element.ariaAtomic = 'true';
  // The pictures are counted silently.
  detail.ariaLive = 'off';
  const draw = (view: ReceiptView): boolean => {
    const isNews = heading.textContent !== view.heading || name.textContent !== view.title;
    if (isNews) {
      heading.textContent = view.heading;
      name.textContent = view.title;
    }
    detail.textContent = view.detail;
    detail.hidden = view.detail === '';
    return isNews;
  };
  return { element, draw };
}

/** Makes an empty card. */
export function createCard({ document, onAction, onClose }: CardPorts): ReceiptCard {
  const icon = createIcon(document, 'check');
  const words = createWords(document);
  const buttons = ACTIONS.map((action) => ({
    action,
    button: createButton(document, { name: 'action', onPress: () => onAction(action) }),
  }));
  const actions = createElement(
    document,
    'actions',
    buttons.map(({ button }) => button),
  );
  const close = createButton(document, { name: 'close', onPress: onClose });
  close.append(createIcon(document, 'close').element);
  const body = createElement(document, 'body', [words.element, actions]);
  const element = createElement(document, 'receipt', [icon.element, body, close]);
  element.role = 'region';

  const drawActions = (view: ReceiptView): void => {
    const labels = new Map(view.actions.map(({ action, label }) => [action, label]));
    for (const { action, button } of buttons) {
      // A button that goes away takes the focus with it, to who knows where in the page.
      if (!labels.has(action) && button.matches(':focus')) close.focus();
      button.hidden = !labels.has(action);
      button.textContent = labels.get(action) ?? '';
    }
    actions.hidden = labels.size === 0;
  };

  return {
    element,
    draw: (view) => {
      element.dataset['tone'] = view.tone;
      element.ariaLabel = view.label;
      close.ariaLabel = view.closeLabel;
      icon.draw(iconOfTone[view.tone]);
      drawActions(view);
      return words.draw(view);
    },
  };
}
