import { readQueue } from '../chromium/queue-rows.ts';
import { publishedContents } from '../harness/embedded-confluence.ts';
import { chooseSpace, save } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test.use({ isSignedIn: true });

type Chrome = { storage: { session: { get(key: string): Promise<{ session?: { accessToken: string } }> } } };

test('what is copied for a report holds no token, nothing of a clip, and nobody’s name', async ({
  confluence,
  extension,
  article,
}) => {
  const address = 'https://canary-host.example/canary-path?canary=query';
  confluence.fake.pages.set(address, { body: '<title>Canary title</title><p>Canary text of the page.</p>' });
  await article.goto(address);
  const published = await extension.openPopup(article);
  await chooseSpace(published, 'Engineering');
  await published.getByLabel('Labels').fill('canary-label');
  await published.getByLabel('Labels').press('Enter');
  await published.getByLabel('Note').fill('Canary note');
  await save(published);
  await published.close();
  const options = await extension.openPage('options.html');
  await expect.poll(async () => (await readQueue(options)).map(({ state }) => state)).toEqual(['done']);
  // One that waits for its person, with the server's own words.
  confluence.fake.faults.add(
    { kind: 'status', status: 422, when: 'before', body: '{"errors":[{"status":422,"title":"Canary refusal"}]}' },
    { method: 'POST', path: '/wiki/api/v2/pages' },
  );
  await article.reload();
  const refused = await extension.openPopup(article);
  await refused.getByRole('textbox', { name: 'Title' }).fill('Canary title, refused');
  await save(refused);
  await expect(refused.getByText('Confluence refused it.')).toBeVisible();
  await refused.close();

  await options.bringToFront();
  await options.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect(options.getByText('Copied. You can paste it into a report.')).toBeVisible();
  const field = options.getByLabel('Search the history');
  await field.focus();
  await options.keyboard.press('Control+V');
  const copied = await field.inputValue();
  expect(copied).toContain('Connection: ok');
  expect(copied).toContain('Waiting for the person: refused 1');

  const worker = await extension.worker();
  const session = await worker.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: Chrome }).chrome;
    return (await storage.session.get('session')).session;
  });
  const [page] = publishedContents(confluence);
  const { site, person } = confluence.fake;
  const secrets = [
    session?.accessToken,
    'demo-client',
    'demo-secret',
    person.accountId,
    person.displayName,
    site.cloudId,
    '.atlassian.net',
    'Engineering',
    page?.id,
  ];
  for (const secret of secrets) {
    expect(secret).toBeTruthy();
    expect(copied).not.toContain(secret);
  }
  expect(copied.toLowerCase()).not.toContain('canary');
});
