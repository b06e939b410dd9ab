import { expect, type Locator, type Page } from '@playwright/test';
import type { ExtensionBrowser } from '../chromium/extension-browser.ts';

/** The app that the embedded Confluence knows. */
const OWN_APP = { clientId: 'demo-client', clientSecret: 'demo-secret' };

/** Enters an app in the options, which leads to the consent window; gives that. */
export async function enterOwnApp(
  extension: ExtensionBrowser,
  options: Page,
  app: Partial<typeof OWN_APP> = {},
): Promise<Page> {
  await options.getByLabel('Client ID', { exact: true }).fill(app.clientId ?? OWN_APP.clientId);
  await options.getByLabel('Secret', { exact: true }).fill(app.clientSecret ?? OWN_APP.clientSecret);
  return openConsent(extension, options, 'Save and sign in');
}

/** Presses the button wherever it is shown and gives the consent window that opens. */
export async function openConsent(extension: ExtensionBrowser, screen: Page, button = 'Sign in'): Promise<Page> {
  const [consent] = await Promise.all([
    extension.context.waitForEvent('page'),
    screen.getByRole('button', { name: button, exact: true }).first().click(),
  ]);
  return consent;
}

/** Signs in as one does it the first time: the own app into the form, then one click on the consent page. */
export async function signIn(extension: ExtensionBrowser): Promise<void> {
  const options = await extension.openPage('options.html');
  const consent = await enterOwnApp(extension, options);
  await consent.getByRole('button', { name: 'Accept' }).click();
  await expect(options.getByText('Signed in as')).toBeVisible();
  await options.close();
}

/** The field that says where a clip goes. */
export const placeField = (form: Page | Locator): Locator =>
  form.getByRole('combobox', { name: 'Save to', exact: true });

/** Types a space's name into the picker of a form and takes the one of just that name. */
export async function chooseSpace(form: Page | Locator, name: string): Promise<void> {
  const picker = placeField(form);
  await expect(picker).toBeEditable();
  await picker.fill(name);
  await form
    .getByRole('option', { name: optionName(name) })
    .first()
    .click();
  await expect(picker).toHaveValue(name);
}

/** An option reads its space's key, and the digit that chooses it, after the name. */
function optionName(name: string): RegExp {
  return new RegExp(`^${RegExp.escape(name)}\\s*(~\\w+|[A-Z0-9]+)?\\s*\\d?$`);
}

export async function chooseCapture(popup: Page, what: 'Selection' | 'Article' | 'Whole page' | 'Link'): Promise<void> {
  await popup.getByRole('group', { name: 'Capture' }).getByRole('radio', { name: what }).check();
}

export async function chooseType(popup: Page, type: 'Page' | 'Blog post'): Promise<void> {
  await popup.getByRole('group', { name: 'Save as' }).getByRole('radio', { name: type }).check();
}

/** Presses Save and waits for the word that promises it is kept. */
export async function save(popup: Page): Promise<void> {
  await popup.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(popup.getByText('Saved', { exact: true }).first()).toBeVisible();
}
