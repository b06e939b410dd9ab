import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ReceiptMessage } from '../../../lib/messaging/receipt-protocol';
import { createReceipt } from '../../../lib/receipt/receipt';
import type { ReceiptCommand, ReceiptView } from '../../../lib/receipt/receipt-view';

const view: ReceiptView = {
  receiptId: 'r1',
  language: 'en',
  direction: 'ltr',
  tone: 'saved',
  label: 'Quick Capture for Confluence',
  heading: 'Saved to ENG / Research',
  title: 'How tides work',
  detail: 'Pictures: 3 of 14',
  actions: [
    { action: 'change', label: 'Change' },
    { action: 'undo', label: 'Undo' },
  ],
  closeLabel: 'Close',
};
const published: ReceiptView = {
  ...view,
  tone: 'published',
  heading: 'Published in ENG / Research',
  actions: [...view.actions, { action: 'open', label: 'Open' }],
};
const undone: ReceiptView = { ...view, tone: 'undone', heading: 'Undone', detail: '', actions: [] };

const attachShadow = Element.prototype.attachShadow;
/** What the page cannot see, the test takes from where it is made. */
let roots: { root: ShadowRoot; mode: ShadowRootMode }[] = [];

function openUp(mode?: ShadowRootMode): void {
  Element.prototype.attachShadow = function (this: Element, init) {
    const root = attachShadow.call(this, { ...init, mode: mode ?? init.mode });
    roots.push({ root, mode: init.mode });
    return root;
  };
}

function setUp(mode?: ShadowRootMode) {
  openUp(mode);
  const sent: ReceiptMessage[] = [];
  const reach = { isBackgroundThere: true };
  const receipt = createReceipt({
    document,
    send: async (message) => {
      if (!reach.isBackgroundThere) throw new Error('The extension is gone');
      sent.push(message);
    },
    startTimer: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  return { receipt, sent, reach };
}

const root = (): ShadowRoot => {
  const last = roots.at(-1);
  if (!last) throw new Error('no receipt was shown');
  return last.root;
};
const find = <Found extends HTMLElement>(selector: string): Found => {
  const found = root().querySelector<Found>(selector);
  if (!found) throw new Error(`no ${selector} in the receipt`);
  return found;
};
const card = () => find('.receipt');
const status = () => [...find('[role=status]').children].map(({ textContent }) => textContent);
const button = (name: string): HTMLButtonElement => {
  const found = [...root().querySelectorAll('button')].find(
    (other) => !other.hidden && (other.ariaLabel ?? other.textContent) === name,
  );
  if (!found) throw new Error(`no button ${name} in the receipt`);
  return found;
};
const labels = () =>
  [...root().querySelectorAll<HTMLButtonElement>('.action')].filter(({ hidden }) => !hidden).map((b) => b.textContent);
const isShown = () => root().host.isConnected;

/** Clicks as a hand does: at a place on the screen. */
async function clickOn(element: HTMLElement): Promise<void> {
  const host = root().host;
  const [box, outer] = [element.getBoundingClientRect(), host.getBoundingClientRect()];
  const position = { x: box.x + box.width / 2 - outer.x, y: box.y + box.height / 2 - outer.y };
  await userEvent.click(host, { position });
}

async function show(next: ReceiptView = view, mode?: ShadowRootMode) {
  const world = setUp(mode);
  expect(await world.receipt({ type: 'show', view: next })).toBe('open');
  await vi.waitFor(() => expect(status()).toContain(next.heading));
  await Promise.all(
    card()
      .getAnimations()
      .map(({ finished }) => finished),
  );
  return world;
}

beforeEach(() => {
  document.title = 'A page';
  document.body.innerHTML = '<main><h1>A page</h1><button id="own">Its own</button></main>';
});

afterEach(() => {
  for (const { root: open } of roots) open.host.remove();
  roots = [];
  Element.prototype.attachShadow = attachShadow;
  vi.useRealTimers();
  document.documentElement.removeAttribute('style');
});

describe('a receipt', () => {
  it('says what was saved where', async () => {
    await show();
    expect(status()).toEqual(['Saved to ENG / Research', 'How tides work', 'Pictures: 3 of 14']);
    expect(labels()).toEqual(['Change', 'Undo']);
  });

  it('lies in a closed root, beside the body, where no capture looks', async () => {
    await show();
    expect(roots.map(({ mode }) => mode)).toEqual(['closed']);
    expect(root().host.shadowRoot).toBeNull();
    expect(root().host.parentElement).toBe(document.documentElement);
    expect(document.body.contains(root().host)).toBe(false);
    expect(document.documentElement.textContent).not.toContain('Saved to');
  });

  it('takes the place of the one before', async () => {
    const { receipt } = await show();
    const first = root().host;
    await receipt({ type: 'show', view: { ...view, receiptId: 'r2' } });
    expect(first.isConnected).toBe(false);
    expect(await receipt({ type: 'update', view })).toBe('closed');
    expect(await receipt({ type: 'update', view: { ...view, receiptId: 'r2' } })).toBe('open');
  });

  it('follows its clip', async () => {
    const { receipt } = await show();
    await receipt({ type: 'update', view: published });
    expect(status()).toContain('Published in ENG / Research');
    expect(labels()).toEqual(['Change', 'Undo', 'Open']);
    await receipt({ type: 'update', view: undone });
    expect(labels()).toEqual([]);
  });

  it('is told once: pictures are counted silently, in the same words', async () => {
    const { receipt } = await show();
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    for (const part of ['.heading', '.title']) {
      observer.observe(find(part), { childList: true, characterData: true, subtree: true });
    }
    await receipt({ type: 'update', view: { ...view, detail: 'Pictures: 4 of 14' } });
    await receipt({ type: 'update', view: { ...view, detail: 'Pictures: 5 of 14' } });
    changes.push(...observer.takeRecords());
    expect(changes).toEqual([]);
    expect(find('.detail').ariaLive).toBe('off');
    expect(find('.detail').textContent).toBe('Pictures: 5 of 14');
  });

  it('speaks after it has come, so that its coming is heard', async () => {
    const { receipt } = setUp();
    await receipt({ type: 'show', view });
    expect(find('[role=status]').textContent).toBe('');
    await vi.waitFor(() => expect(status()).toContain(view.heading));
  });

  it('is gone once the page takes it away', async () => {
    const { receipt } = await show();
    root().host.remove();
    expect(await receipt({ type: 'update', view: published })).toBe('closed');
  });

  it('is closed by the background', async () => {
    const { receipt } = await show();
    expect(await receipt({ type: 'close', receiptId: 'another' })).toBe('closed');
    expect(isShown()).toBe(true);
    await receipt({ type: 'close', receiptId: 'r1' });
    expect(isShown()).toBe(false);
  });

  it('is unseen in a picture of the screen, and comes back', async () => {
    const { receipt } = await show();
    expect(await receipt({ type: 'conceal' })).toBe('open');
    expect(getComputedStyle(card()).opacity).toBe('0');
    await receipt({ type: 'reveal' });
    await vi.waitFor(() => expect(getComputedStyle(card()).opacity).toBe('1'));
  });

  it('cannot be shown where the document is not HTML', async () => {
    const xml = new DOMParser().parseFromString('<feed/>', 'text/xml');
    const receipt = createReceipt({
      document: xml,
      send: async () => undefined,
      startTimer: () => () => undefined,
    });
    await expect(receipt({ type: 'show', view })).rejects.toThrow();
    expect(xml.documentElement.childElementCount).toBe(0);
  });
});

describe('the buttons of a receipt', () => {
  it("send the one message with the receipt's id", async () => {
    const { sent } = await show();
    await clickOn(button('Undo'));
    expect(sent).toEqual([{ type: 'receipt', receiptId: 'r1', action: 'undo' }]);
  });

  it("are deaf to clicks of the page's making", async () => {
    const { sent } = await show();
    for (const made of [button('Undo'), button('Close'), root().host]) {
      made.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      if (made instanceof HTMLElement) made.click();
    }
    card().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(sent).toEqual([]);
    expect(isShown()).toBe(true);
  });

  it('close it', async () => {
    await show();
    await clickOn(button('Close'));
    expect(isShown()).toBe(false);
  });

  it('close it when the extension is gone', async () => {
    const { reach } = await show();
    reach.isBackgroundThere = false;
    await clickOn(button('Undo'));
    await vi.waitFor(() => expect(isShown()).toBe(false));
  });

  it('can be clicked when nothing is left of the page around', async () => {
    document.documentElement.style.cssText = 'transform: scale(0.5); filter: blur(2px); opacity: 0.1';
    const { sent } = await show();
    await clickOn(button('Change'));
    expect(sent).toEqual([{ type: 'receipt', receiptId: 'r1', action: 'change' }]);
  });
});

describe('the focus', () => {
  const own = () => document.querySelector<HTMLElement>('#own');

  it('stays where it is', async () => {
    own()?.focus();
    const { receipt } = await show();
    await receipt({ type: 'update', view: published });
    expect(document.activeElement).toBe(own());
  });

  it('comes by Tab, goes back by Esc, and Esc elsewhere is not meant', async () => {
    await show();
    own()?.focus();
    await userEvent.keyboard('{Escape}');
    expect(isShown()).toBe(true);
    await userEvent.keyboard('{Tab}');
    expect(root().activeElement).toBe(button('Change'));
    await userEvent.keyboard('{Tab}{Escape}');
    expect(isShown()).toBe(false);
    expect(document.activeElement).toBe(own());
  });

  it('presses by Enter, and stays in the receipt when its button goes', async () => {
    const { receipt, sent } = await show();
    own()?.focus();
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    expect(sent.map(({ action }) => action)).toEqual(['undo']);
    await receipt({ type: 'update', view: undone });
    expect(root().activeElement).toBe(button('Close'));
  });

  it("keeps its keys from the page's shortcuts", async () => {
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent) => heard.push(key);
    document.addEventListener('keydown', listen);
    await show();
    own()?.focus();
    await userEvent.keyboard('{Tab}{Tab}x');
    document.removeEventListener('keydown', listen);
    expect(heard).toEqual(['Tab']);
  });
});

describe('the end of a receipt', () => {
  const timed = async (commands: ReceiptCommand[] = []) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const world = setUp();
    await world.receipt({ type: 'show', view });
    vi.advanceTimersByTime(50);
    for (const command of commands) await world.receipt(command);
    return world;
  };

  it('comes by itself after eight seconds', async () => {
    await timed();
    vi.advanceTimersByTime(7_999);
    expect(isShown()).toBe(true);
    vi.advanceTimersByTime(1);
    expect(isShown()).toBe(false);
  });

  it.each([
    { what: 'pointer', enter: 'pointerenter', leave: 'pointerleave' },
    { what: 'focus', enter: 'focusin', leave: 'focusout' },
  ])('waits while the $what is on it, and gives the whole time again', async ({ enter, leave }) => {
    await timed();
    vi.advanceTimersByTime(7_000);
    card().dispatchEvent(new Event(enter));
    vi.advanceTimersByTime(60_000);
    expect(isShown()).toBe(true);
    card().dispatchEvent(new Event(leave));
    vi.advanceTimersByTime(7_999);
    expect(isShown()).toBe(true);
    vi.advanceTimersByTime(1);
    expect(isShown()).toBe(false);
  });

  it('waits for the focus when the pointer has gone', async () => {
    await timed();
    card().dispatchEvent(new Event('focusin'));
    card().dispatchEvent(new Event('pointerenter'));
    card().dispatchEvent(new Event('pointerleave'));
    vi.advanceTimersByTime(60_000);
    expect(isShown()).toBe(true);
  });

  it('is put off by news, and not by another number of pictures', async () => {
    const { receipt } = await timed();
    vi.advanceTimersByTime(7_000);
    await receipt({ type: 'update', view: published });
    vi.advanceTimersByTime(7_000);
    expect(isShown()).toBe(true);
    await receipt({ type: 'update', view: { ...published, detail: 'Pictures: 14 of 14' } });
    vi.advanceTimersByTime(1_000);
    expect(isShown()).toBe(false);
  });

  it('comes for a concealed one too, which is never lost from sight for long', async () => {
    const { receipt } = await timed();
    void receipt({ type: 'conceal' });
    vi.advanceTimersByTime(2_000);
    expect(card().hasAttribute('data-concealed')).toBe(false);
  });
});

describe('the look of a receipt', () => {
  const box = () => card().getBoundingClientRect();

  it.each(['ltr', 'rtl'] as const)('is at the end of the line at the bottom, %s', async (direction) => {
    await show({ ...view, direction });
    const { left, right, bottom } = box();
    expect(bottom).toBe(innerHeight - 16);
    if (direction === 'rtl') expect(left).toBe(16);
    else expect(right).toBe(document.documentElement.clientWidth - 16);
  });

  it('is the same whatever the page says of its elements', async () => {
    await show();
    const plain = box();
    const hostile = document.createElement('style');
    hostile.textContent = `
      html { font-size: 40px; direction: rtl; writing-mode: vertical-rl; }
      * { display: none !important; opacity: 0 !important; --ds-text: red !important; --ds-space-200: 9px !important; }
      html, body { display: block !important; }
      div { transform: scale(3) !important; left: 0 !important; color: red !important; }`;
    document.head.append(hostile);
    const { width, height } = box();
    hostile.remove();
    expect({ width, height }).toEqual({ width: plain.width, height: plain.height });
  });

  it('fits a narrow window, and long words with it', async () => {
    await show({ ...view, title: 'x'.repeat(400), heading: `Saved to ${'y'.repeat(200)}` });
    expect(card().scrollWidth).toBeLessThanOrEqual(card().clientWidth);
  });

  it('is light or dark as the person chose, whatever the system wishes', async () => {
    await show({ ...view, appearance: 'light' }, 'open');
    const light = getComputedStyle(card()).backgroundColor;
    await show({ ...view, receiptId: 'r2', appearance: 'dark' }, 'open');
    expect(getComputedStyle(card()).backgroundColor).not.toBe(light);
    expect(getComputedStyle(card()).colorScheme).toBe('dark');
  });

  it.each([
    { name: 'saved', state: view },
    { name: 'published', state: published },
    { name: 'waiting', state: { ...view, tone: 'needs-person', detail: 'Choose the space it should go to.' } as const },
    { name: 'undone', state: undone },
  ])('is clean for axe: $name', async ({ state }) => {
    await show(state, 'open');
    await Promise.all(
      card()
        .getAnimations()
        .map(({ finished }) => finished),
    );
    const { host } = root();
    // Axe knows nothing of what lies beside the body, and finds no colours there.
    document.body.append(host);
    if (host instanceof HTMLElement) host.showPopover();
    const sheet = find<HTMLStyleElement>('style');
    const text = sheet.textContent;
    for (const mode of ['light', 'dark']) {
      // A page cannot set what the system wishes, so what stands under that wish is made to hold, or not to.
      sheet.textContent = text.replace(/\(prefers-color-scheme:\s*dark\)/, mode === 'dark' ? 'all' : 'not all');
      expect(sheet.textContent).not.toBe(text);
      const { violations, incomplete } = await axe.run(document, { resultTypes: ['violations', 'incomplete'] });
      const found = [...violations, ...incomplete].flatMap(({ id, nodes }) =>
        nodes.map(({ html, any }) => `${mode}: ${id}: ${html} ${any[0]?.message ?? ''}`),
      );
      expect(found).toEqual([]);
    }
  });
});
