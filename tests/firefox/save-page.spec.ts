import { resolve } from 'node:path';
import { attachmentsOf } from '../fake-confluence/site.ts';
import { type EmbeddedConfluence, publishedContents, waitForContents } from '../harness/embedded-confluence.ts';
import { servePage } from '../harness/page-folder.ts';
import { until } from '../harness/until.ts';
import { expect, test } from './fixtures.ts';
import { chooseSpaceFor, field, press, shows, signIn } from './person.ts';

const TITLE = 'How a harbour knows its tide';

const serveArticle = ({ fake }: EmbeddedConfluence): string =>
  servePage(fake.pages, resolve('tests/demo/article/index.html'));

test('in Firefox too, a page is saved by a shortcut and published after signing in', async ({
  firefox,
  confluence,
}) => {
  await firefox.openTab(serveArticle(confluence));
  await firefox.pressShortcut('Q');

  const options = await signIn(firefox);
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
  const options = await signIn(firefox);
  await options.waitFor(shows(TITLE));
  await chooseSpaceFor(options, 'Design');

  const [page] = await waitForContents(confluence, 1);
  const body = page?.body?.value ?? '';
  expect(body).toContain('Send a pulse');
  expect(body).toContain('03:12');
  expect(body).not.toContain('One day in numbers');
});

test('the popup saves with one press without a network, which publishes later, and Undo takes it back', async ({
  firefox,
  confluence,
}) => {
  const options = await signIn(firefox);
  await firefox.openTab(serveArticle(confluence));
  await firefox.pressShortcut('K');
  const inPopup = (expression: string) => firefox.inPopup(options, expression);
  const says = (words: string) =>
    until(words, async () =>
      (await inPopup(`document.body?.innerText.includes(${JSON.stringify(words)})`)) === true ? true : undefined,
    );
  await says('2 pictures');
  // The person's own space, before any other was chosen.
  await until('a place', async () => (await inPopup(`${field('Save to')}.value`)) === 'Mia Krystof' || undefined);
  expect(await inPopup('document.activeElement.textContent')).toBe('Save');
  await firefox.setOnline(false);
  await inPopup('document.activeElement.click()');
  await says('There is no connection');
  expect(publishedContents(confluence)).toEqual([]);

  await firefox.setOnline(true);
  await options.bringToFront();
  await press(options, 'Try again');
  const [page] = await waitForContents(confluence, 1);
  expect(page?.body?.value).toContain('The arithmetic');
  // What is published moves to another list, and takes no key on its way there.
  await options.waitFor('/Published \\w+ \\d/.test(document.body.innerText)');
  await press(options, 'Undo “How a harbour');
  await until('the page is in the trash', async () => page?.status === 'trashed' || undefined);
});
