import { enterOwnApp, openConsent, signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test('signing in shows who one is and where clips go', async ({ extension }) => {
  await signIn(extension);
  const options = await extension.openPage('options.html');
  await expect(options.getByText('Signed in as Mia Krystof')).toBeVisible();
  await expect(options.getByText('Clips go to quick-capture.')).toBeVisible();
});

test('the secret is never shown again', async ({ extension }) => {
  const options = await extension.openPage('options.html');
  const consent = await enterOwnApp(extension, options);
  await consent.close();
  await options.reload();
  await expect(options.getByText('A secret is kept. Enter both again to replace it.')).toBeVisible();
  await expect(options.getByLabel('Secret', { exact: true })).toHaveValue('');
  expect(await options.content()).not.toContain('demo-secret');
});

test('cancelling on the consent page is said, and one can sign in again', async ({ extension }) => {
  const options = await extension.openPage('options.html');
  const consent = await enterOwnApp(extension, options);
  await consent.getByRole('button', { name: 'Cancel' }).click();
  await expect(options.getByText('Sign-in was not finished.')).toBeVisible();

  const again = await openConsent(extension, options);
  await again.getByRole('button', { name: 'Accept' }).click();
  await expect(options.getByText('Signed in as')).toBeVisible();
});

test('closing the consent window is the same as cancelling', async ({ extension }) => {
  const options = await extension.openPage('options.html');
  const consent = await enterOwnApp(extension, options);
  await consent.close();
  await expect(options.getByText('Sign-in was not finished.')).toBeVisible();
});

test('a wrong secret is said and asks for no second consent', async ({ confluence, extension }) => {
  const options = await extension.openPage('options.html');
  const consent = await enterOwnApp(extension, options, { clientSecret: 'not the secret' });
  await consent.getByRole('button', { name: 'Accept' }).click();
  await expect(options.getByText('Atlassian does not accept the client ID and secret.')).toBeVisible();

  await options.reload();
  await expect(options.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  const paths = confluence.fake.record.map(({ url }) => new URL(url).pathname);
  expect(paths.filter((path) => path === '/authorize')).toHaveLength(1);
});

test.describe('with several sites', () => {
  test.use({ cloud: { sites: [{ subdomain: 'first' }, { subdomain: 'second' }] } });

  test('the site can be chosen', async ({ extension }) => {
    await signIn(extension);
    const options = await extension.openPage('options.html');
    const sites = options.getByRole('group', { name: 'Site' });
    await sites.getByRole('radio', { name: 'second' }).check();
    await expect(options.getByText('Clips go to second.')).toBeVisible();
    await options.reload();
    await expect(sites.getByRole('radio', { name: 'second' })).toBeChecked();
  });
});

test('signing out forgets the account', async ({ extension }) => {
  await signIn(extension);
  const options = await extension.openPage('options.html');
  await options.getByRole('button', { name: 'Sign out' }).click();
  await expect(options.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await options.reload();
  await expect(options.getByText('Signed in as')).toBeHidden();
});
