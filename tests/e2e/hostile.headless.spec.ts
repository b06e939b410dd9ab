import type { Page } from '@playwright/test';
import type { DemoPage } from '../fake-confluence/hosts.ts';
import { type EmbeddedConfluence, waitForContents } from '../harness/embedded-confluence.ts';
import { chooseCapture, chooseSpace, save } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test.use({ isSignedIn: true });

type Hostile = { name: string; page: DemoPage; keeps: string };

const text = (heading: string) => `<title>${heading}</title><h1>${heading}</h1><p>Kept whatever the page does.</p>`;
const kept = 'Kept whatever the page does.';

/** Only in a real extension are there two worlds: what the page does to its own must not be seen in ours. */
const DOING: Hostile[] = [
  {
    name: 'replaces what every script relies on',
    page: {
      body: `${text('Patched')}<script>
        for (const { prototype } of [Array, String, Map, Promise, Node, Element, HTMLElement])
          for (const name of Object.getOwnPropertyNames(prototype))
            try { if (name !== 'constructor') Object.defineProperty(prototype, name, { get() { throw new Error(name) } }) } catch {}
        JSON.stringify = JSON.parse = fetch = getComputedStyle = () => { throw new Error() };
      </script>`,
    },
    keeps: kept,
  },
  {
    name: 'freezes the prototypes and pollutes the first',
    page: {
      body: `${text('Frozen')}<script>
        Object.prototype.type = Object.prototype.content = Object.prototype.get = 'polluted';
        for (const { prototype } of [Object, Array, Function, Node, Element, Document]) Object.freeze(prototype);
      </script>`,
    },
    keeps: kept,
  },
  {
    // Chromium itself would put a replacement in its place, if the text did not leave the page as JSON.
    name: 'writes half a character',
    page: { body: `${text('Half')}<script>document.body.append('A sk\\ud83diff')</script>` },
    keeps: 'A skiff',
  },
  {
    name: 'names its elements like the properties of a document',
    page: {
      body: `${text('Clobbered')}${['body', 'documentElement', 'title', 'querySelectorAll', 'getSelection', 'location']
        .map((name) => `<form name="${name}" id="${name}"><input name="nodeName"></form>`)
        .join('')}`,
    },
    keeps: kept,
  },
  {
    name: 'allows no script at all',
    page: { body: text('Locked'), headers: { 'content-security-policy': "default-src 'none'; script-src 'none'" } },
    keeps: kept,
  },
  {
    name: 'asks for Trusted Types',
    page: {
      body: text('Trusted'),
      headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
    },
    keeps: kept,
  },
  {
    name: 'is in a sandbox',
    page: { body: text('Boxed'), headers: { 'content-security-policy': 'sandbox' } },
    keeps: kept,
  },
];

const BEING: Hostile[] = [
  {
    name: 'is XML',
    page: { body: '<?xml version="1.0"?><boats><boat>Skiff</boat></boats>', type: 'application/xml' },
    keeps: 'Skiff',
  },
  { name: 'is JSON', page: { body: '{"boat":"Skiff"}', type: 'application/json' }, keeps: 'Skiff' },
  { name: 'is plain text', page: { body: 'Skiff\n  and oars', type: 'text/plain' }, keeps: 'and oars' },
  {
    name: 'is more plain text than a document can hold',
    page: { body: `Skiff ${'and oars '.repeat(300_000)}`, type: 'text/plain' },
    keeps: 'Skiff',
  },
];

async function saveWhole(popup: Page, confluence: EmbeddedConfluence, count: number): Promise<string> {
  await chooseCapture(popup, 'Whole page');
  await chooseSpace(popup, 'Design');
  await save(popup);
  const contents = await waitForContents(confluence, count);
  return contents.at(-1)?.body?.value ?? '';
}

for (const [which, pages] of [
  ['whatever it does to itself', DOING],
  ['whatever it is', BEING],
] as const) {
  test(`a page is read ${which}`, async ({ confluence, extension }) => {
    const tab = await extension.context.newPage();
    let count = 0;
    for (const { name, page, keeps } of pages) {
      await test.step(`one that ${name}`, async () => {
        count += 1;
        const address = `https://hostile${count}.example/page`;
        confluence.fake.pages.set(address, page);
        await tab.goto(address);
        const popup = await extension.openPopup(tab);
        expect(await saveWhole(popup, confluence, count)).toContain(keeps);
      });
    }
  });
}

test('lists in lists are read however deep they go', async ({ confluence, extension }) => {
  // Chromium drops what is more than a hundred levels down in the answer of a script.
  const address = 'https://hostile.example/deep';
  confluence.fake.pages.set(address, { body: `${text('Deep')}${'<ul><li>level'.repeat(60)} of the boats` });
  const tab = await extension.context.newPage();
  await tab.goto(address);
  expect(await saveWhole(await extension.openPopup(tab), confluence, 1)).toContain('of the boats');
});

test('a page of the browser itself, of which it tells nothing, is refused with the reason', async ({ extension }) => {
  const tab = await extension.context.newPage();
  for (const address of ['chrome://version/', 'about:blank', 'data:text/html,<h1>Skiff</h1>']) {
    await test.step(address, async () => {
      await tab.goto(address);
      const popup = await extension.openPopup(tab);
      await expect(popup.getByText('Extensions may not read this page').first()).toBeVisible();
      await expect(popup.getByText('Open the page that you want to save').first()).toBeVisible();
    });
  }
});
