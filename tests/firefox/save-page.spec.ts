import { resolve } from 'node:path';
import { attachmentsOf } from '../fake-confluence/site.ts';
import { type EmbeddedConfluence, waitForContents } from '../harness/embedded-confluence.ts';
import { servePage } from '../harness/page-folder.ts';
import { until } from '../harness/until.ts';
import { expect, test } from './fixtures.ts';
import { chooseSpaceFor, shows, signIn } from './person.ts';

const TITLE = 'How a harbour knows its tide';

const serveArticle = ({ fake }: EmbeddedConfluence): string =>
  servePage(fake.pages, resolve('tests/demo/article/index.html'));

test('in Firefox too, a page is saved by a shortcut and published after signing in', async ({
  firefox,
  confluence,
}) => {
  const options = await signIn(firefox);
  await firefox.openTab(serveArticle(confluence));
  await firefox.pressShortcut('Q');

  await options.waitFor(shows(TITLE));
  await chooseSpaceFor(options, 'Engineering research');

  const [page] = await waitForContents(confluence, 1);
  expect(page?.title).toContain(TITLE);
  expect(page?.body?.value).toContain('The arithmetic');
  const files = attachmentsOf(confluence.fake.site, page?.id ?? '');
  expect(files.map(({ mediaType }) => mediaType)).toEqual(['image/png', 'image/png']);
});

test('a right-click on two selected places saves both, though the background was stopped between', async ({
  firefox,
  confluence,
}) => {
  const options = await signIn(firefox);
  const article = await firefox.openTab(serveArticle(confluence));
  // Only Firefox lets a person select several places, with Ctrl held.
  await article.evaluate(`void (() => {
    const selection = getSelection();
    for (const element of [document.querySelector('ol'), document.querySelector('table')]) {
      const range = document.createRange();
      range.selectNodeContents(element);
      selection.addRange(range);
    }
  })()`);
  await firefox.stopBackground();
  await firefox.chooseFromMenu(article, 'ol li', 'Save selection');
  await options.waitFor(shows(TITLE));
  await chooseSpaceFor(options, 'Design');

  const [page] = await waitForContents(confluence, 1);
  const body = page?.body?.value ?? '';
  expect(body).toContain('Send a pulse');
  expect(body).toContain('03:12');
  expect(body).not.toContain('One day in numbers');
});

test('the popup opens by its key, reads the page, and its Save is one press', async ({ firefox, confluence }) => {
  const options = await signIn(firefox);
  confluence.fake.pages.set('https://pages.example/first', { body: '<!doctype html><title>First</title><p>Words' });
  await firefox.openTab('https://pages.example/first');
  await firefox.pressShortcut('Q');
  await options.waitFor(shows('First'));
  await chooseSpaceFor(options, 'Design');
  await waitForContents(confluence, 1);

  await firefox.openTab(serveArticle(confluence));
  await firefox.pressShortcut('K');
  const inPopup = (expression: string) => firefox.inPopup(options, expression);
  const says = (words: string) =>
    until(words, async () =>
      (await inPopup(`document.body?.innerText.includes(${JSON.stringify(words)})`)) === true ? true : undefined,
    );
  await says('2 pictures');
  expect(await inPopup('document.activeElement.textContent')).toBe('Save');
  await inPopup('document.activeElement.click()');
  await says('Saved');
  const [, second] = await waitForContents(confluence, 2);
  expect(second?.body?.value).toContain('The arithmetic');
});
