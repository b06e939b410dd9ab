import styles from './receipt.css?inline';

/** Where the receipt lives in a page: an element the page can see, and a closed root it cannot look into. */
export type ReceiptHost = { element: HTMLElement; root: ShadowRoot };

/**
 * Puts an empty host on the page, above all else. It lies beside `body`, so that no capture of the page finds it, and is
 * a `div`, for a page could define a custom element of any other name. Throws where the document is not HTML.
 */
export function openHost(document: Document): ReceiptHost {
  const element = document.createElement('div');
  // In a feed or a drawing it would be an element without a meaning, and Chromium gives even that a root.
  if (!(element instanceof HTMLElement)) throw new TypeError('The document is not HTML');
  const root = element.attachShadow({ mode: 'closed' });
  const sheet = document.createElement('style');
  sheet.textContent = styles;
  root.append(sheet);
  element.popover = 'manual';
  document.documentElement.append(element);
  element.showPopover();
  return { element, root };
}
