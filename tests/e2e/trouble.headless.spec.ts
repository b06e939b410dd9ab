import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from '../chromium/extension-browser.ts';
import type { Fault } from '../fake-confluence/fault.ts';
import { publishedContents, waitForContents } from '../harness/embedded-confluence.ts';
import { chooseCapture, chooseSpace, openConsent, save } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test.use({ isSignedIn: true });

const CREATE = { method: 'POST', path: '/wiki/api/v2/pages' };
const json = (status: number, message: string): Fault => ({
  kind: 'status',
  status,
  when: 'before',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ errors: [{ status, code: 'SOMETHING', title: message, detail: null }] }),
});

async function saveIn(extension: ExtensionBrowser, page: Page, space: string): Promise<Page> {
  const popup = await extension.openPopup(page);
  await chooseSpace(popup, space);
  await save(popup);
  return popup;
}

/** What needs the person: each refusal has its own words, and the clip is still there to be saved after them. */
const refusals: { name: string; fault: Fault; words: string; remedy: string }[] = [
  {
    name: '403',
    fault: json(403, 'Not permitted'),
    words: 'You may not create pages there.',
    remedy: 'Choose a space',
  },
  {
    name: '404',
    fault: json(404, 'Not found'),
    words: 'The space is gone or you can no longer see it.',
    remedy: 'Choose a space',
  },
  {
    name: '409',
    fault: { kind: 'conflict' },
    words: 'Someone changed the page at the same time.',
    remedy: 'Try again',
  },
  { name: '413', fault: json(413, 'Too large'), words: 'It is larger than Confluence takes.', remedy: 'Discard' },
  { name: '422', fault: json(422, 'Unprocessable'), words: 'Confluence refused it.', remedy: 'Try again' },
  {
    name: 'a redirect, which is not followed,',
    fault: { kind: 'redirect', to: 'https://login.example/' },
    words: 'Confluence answered from another address.',
    remedy: 'Try again',
  },
];

for (const { name, fault, words, remedy } of refusals) {
  test(`${name} says what to do and keeps the clip`, async ({ confluence, extension, article }) => {
    confluence.fake.faults.add(fault, CREATE);
    const popup = await saveIn(extension, article, 'Design');
    await expect(popup.getByText(words)).toBeVisible();
    const button = popup.getByRole('button', { name: new RegExp(`^${remedy}`) }).first();
    await expect(button).toBeVisible();
    expect(publishedContents(confluence)).toEqual([]);
    if (remedy !== 'Try again') return;
    await button.click();
    await waitForContents(confluence, 1);
    expect(confluence.fake.record.filter(({ url }) => url.startsWith('https://login.example'))).toEqual([]);
  });
}

/** What passes by itself: nobody has to do anything. */
const hitches: { name: string; fault: Fault }[] = [
  { name: '503', fault: { kind: 'status', status: 503, when: 'before' } },
  { name: '500 after it was done', fault: { kind: 'status', status: 500, when: 'after' } },
  { name: '429', fault: { kind: 'rate-limited', retryAfter: '1' } },
  { name: 'a login page with 200', fault: { kind: 'html', when: 'before' } },
  { name: 'half an answer', fault: { kind: 'truncated' } },
  { name: 'a broken connection', fault: { kind: 'drop-before' } },
  { name: 'an expired token', fault: { kind: 'unauthorized' } },
];

for (const { name, fault } of hitches) {
  test(`${name} passes, and the clip becomes one page`, async ({ confluence, extension, article }) => {
    confluence.fake.faults.add(fault, CREATE);
    const popup = await saveIn(extension, article, 'Design');
    await expect.poll(() => confluence.fake.faults.waiting()).toBe(0);
    await extension.endWaits();
    await popup.close();
    await extension.openPopup(article);
    await waitForContents(confluence, 1);
    expect(publishedContents(confluence)).toHaveLength(1);
  });
}

test('a grant that was taken away asks to sign in again, and goes on after', async ({
  confluence,
  extension,
  article,
}) => {
  const popup = await extension.openPopup(article);
  await chooseSpace(popup, 'Design');
  confluence.fake.revokeTokens();
  await save(popup);
  await expect(popup.getByText('Confluence asks you to sign in again.').first()).toBeVisible();
  expect(publishedContents(confluence)).toEqual([]);
  const consent = await openConsent(extension, popup);
  await consent.getByRole('button', { name: 'Accept' }).click();
  await waitForContents(confluence, 1);
});

test('a page with a password field is captured only when one says so', async ({ confluence, extension }) => {
  const address = 'https://bank.example/account';
  confluence.fake.pages.set(address, { body: '<title>Account</title><h1>Account 4711</h1><input type="password">' });
  const page = await extension.context.newPage();
  await page.goto(address);
  const popup = await extension.openPopup(page);
  await chooseCapture(popup, 'Whole page');
  await expect(popup.getByText('This page shows a password field')).toBeVisible();
  await popup.getByRole('button', { name: 'Capture it' }).click();
  await chooseSpace(popup, 'Design');
  await save(popup);
  const [saved] = await waitForContents(confluence, 1);
  expect(saved?.body?.value).toContain('Account 4711');
});
