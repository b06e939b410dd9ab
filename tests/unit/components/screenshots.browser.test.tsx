import './set-up';
import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp, page } from 'vitest/browser';
import type { Translate } from '../../../components/base/text';
import { Options } from '../../../components/options';
import { Popup } from '../../../components/popup';
import { createReceipt } from '../../../lib/receipt/receipt';
import type { ReceiptView } from '../../../lib/receipt/receipt-view';
import { pinFonts } from '../capture/pin-fonts';
import { english } from './english';
import { createFakeServices, type World } from './fake-services';
import { optionsStates } from './options-states';
import { popupStates } from './popup-states';
import * as sample from './samples';

const PINNED = '* { font-family: Pinned, sans-serif !important }';

const rightToLeft: Translate = (key, ...words) => (key === 'direction' ? 'rtl' : english(key, ...words));

beforeEach(async () => {
  await pinFonts(document);
  const sheet = document.createElement('style');
  sheet.textContent = PINNED;
  document.head.append(sheet);
});
/** What the system wishes, as the browser's developer tools pretend it. */
async function emulate(features: { name: string; value: string }[]): Promise<void> {
  const session = cdp() as { send(method: string, parameters: object): Promise<unknown> };
  await session.send('Emulation.setEmulatedMedia', { features });
}

afterEach(async () => {
  await emulate([]);
  delete document.documentElement.dataset['colorMode'];
  document.documentElement.dir = 'ltr';
});

/** Holds what the element looks like against its picture, in the colour mode. */
async function expectLook(element: Element, name: string, mode: 'light' | 'dark' = 'light'): Promise<void> {
  document.documentElement.dataset['colorMode'] = mode;
  // Else it would be found by its text, which may still change.
  element.setAttribute('data-testid', 'screen');
  await expect(page.elementLocator(element)).toMatchScreenshot(mode === 'dark' ? `${name}-dark` : name);
}

async function openPopup(world: Partial<World> = {}): Promise<Element> {
  await page.viewport(400, 1200);
  const { container } = render(<Popup services={createFakeServices(world)} />);
  // What comes behind the first frame.
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Save to' }).readOnly).toBe(false));
  await screen.findByText(/saves at once/);
  return container;
}

const isReady = () => screen.findByText('Nothing had to be left out.');

describe('the popup', () => {
  it.each(['light', 'dark'] as const)('ready to save, %s', async (mode) => {
    const popup = await openPopup();
    await isReady();
    await expectLook(popup, 'popup-ready', mode);
  });

  it('ready to save, from right to left', async () => {
    const popup = await openPopup({ translate: rightToLeft });
    await isReady();
    await expectLook(popup, 'popup-ready-rtl');
  });

  it('still reading', async () => {
    await expectLook(await openPopup(popupStates['still reading']), 'popup-reading');
  });

  it('never set up', async () => {
    const popup = await openPopup(popupStates['never set up']);
    await isReady();
    await screen.findByText(/^Connect to Confluence once/);
    await expectLook(popup, 'popup-never-set-up');
  });

  it.each(['light', 'dark'] as const)('saved, %s', async (mode) => {
    const popup = await openPopup();
    await isReady();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved');
    await expectLook(popup, 'popup-saved', mode);
  });

  it.each(['light', 'dark'] as const)('with clips that wait, %s', async (mode) => {
    const popup = await openPopup(popupStates['with clips in every state']);
    await screen.findByText('Saved on the train');
    await isReady();
    await expectLook(popup, 'popup-queue', mode);
  });

  it('with clips that wait, in the colours of a contrast theme', async () => {
    await emulate([{ name: 'forced-colors', value: 'active' }]);
    const popup = await openPopup(popupStates['with clips in every state']);
    await screen.findByText('Saved on the train');
    await isReady();
    await expectLook(popup, 'popup-queue-forced');
  });

  it('with the preview open', async () => {
    const popup = await openPopup(popupStates['with losses']);
    await userEvent.setup().click(await screen.findByText('Preview'));
    await screen.findByText(/arrow keys/);
    await expectLook(popup, 'popup-preview');
  });

  it.each(['light', 'dark'] as const)('choosing a place, %s', async (mode) => {
    const popup = await openPopup();
    await isReady();
    const field = () => screen.getByRole('combobox', { name: 'Save to' });
    await waitFor(() => expect(field().getAttribute('aria-keyshortcuts')).toBe('/'));
    await userEvent.setup().click(field());
    await screen.findAllByRole('option');
    await expectLook(popup, 'popup-places', mode);
  });
});

describe('the options', () => {
  it.each(['light', 'dark'] as const)('of somebody signed in, %s', async (mode) => {
    await page.viewport(760, 2200);
    const { container } = render(<Options services={createFakeServices(optionsStates['with a history'])} />);
    await screen.findByText('Saved on the train');
    await screen.findByRole('heading', { name: 'Your own Atlassian app' });
    await expectLook(container, 'options', mode);
  });
});

describe('the receipt', () => {
  const view: ReceiptView = {
    receiptId: 'r1',
    language: 'en',
    direction: 'ltr',
    tone: 'saved',
    label: english('extensionName'),
    heading: english('receiptSavedTo', 'Engineering / Research'),
    title: sample.sampleClip().title,
    detail: english('receiptPictures', '3', '14'),
    actions: [
      { action: 'change', label: english('receiptChange') },
      { action: 'undo', label: english('undo') },
    ],
    closeLabel: english('close'),
  };

  it.each(['light', 'dark'] as const)('of a quick save, %s', async (mode) => {
    await page.viewport(400, 300);
    const attach = Element.prototype.attachShadow;
    let card: Element | undefined;
    Element.prototype.attachShadow = function (this: Element, init) {
      const root = attach.call(this, { ...init, mode: 'open' });
      const sheet = document.createElement('style');
      sheet.textContent = PINNED;
      root.append(sheet);
      card = this;
      return root;
    };
    const receipt = createReceipt({
      document,
      send: async () => undefined,
      startTimer: (run, milliseconds) => {
        // Its words come at once, and it stays.
        if (milliseconds < 1_000) run();
        return () => undefined;
      },
    });
    await receipt({ type: 'show', view: { ...view, appearance: mode } });
    Element.prototype.attachShadow = attach;
    if (!card) throw new Error('no receipt was shown');
    await expectLook(card, 'receipt', mode);
    await receipt({ type: 'close', receiptId: view.receiptId });
  });
});
