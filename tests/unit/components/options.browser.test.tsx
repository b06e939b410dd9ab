import './set-up';
import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Options } from '../../../components/options';
import { defaultSettings } from '../../../lib/settings/settings';
import { expectAccessible } from './accessibility';
import { createFakeServices, remoteError, type World } from './fake-services';
import { optionsStates } from './options-states';
import * as sample from './samples';

function openOptions(world: Partial<World> = {}) {
  const services = createFakeServices(world);
  render(<Options services={services} />);
  return { services, background: services.background, person: userEvent.setup() };
}

const field = (name: string) => screen.findByLabelText<HTMLInputElement>(name);

describe('setting up', () => {
  const neverSetUp = optionsStates['never set up'] ?? {};

  it('shows the callback URL and the scopes to copy', async () => {
    const { services, person } = openOptions(neverSetUp);
    const callbackUrl = await field('Callback URL');
    await waitFor(() => expect(callbackUrl.value).toBe('https://abc.chromiumapp.org/'));
    await person.click(screen.getByRole('button', { name: 'Copy: Scopes' }));
    expect(services.copyText).toHaveBeenCalledWith('offline_access read:page:confluence write:page:confluence');
    expect(await screen.findByText('Copied')).toBeTruthy();
  });

  it('keeps client id and secret, then forgets what was typed and offers to sign in', async () => {
    const { background, person } = openOptions(neverSetUp);
    const secret = await field('Secret');
    expect(secret.type).toBe('password');
    await person.type(await field('Client ID'), ' id-1 ');
    await person.type(secret, 'secret-1');
    background.hasOwnApp.mockResolvedValue(true);
    await person.click(screen.getByRole('button', { name: 'Save' }));
    expect(background.saveOwnApp).toHaveBeenCalledWith({ clientId: 'id-1', clientSecret: 'secret-1' });
    expect(await screen.findByText('Saved. You can sign in now.')).toBeTruthy();
    expect(secret.value).toBe('');
    expect(document.body.innerHTML).not.toContain('secret-1');
    await person.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(background.signIn).toHaveBeenCalled();
  });

  it('asks for both before it keeps anything', async () => {
    const { background, person } = openOptions(neverSetUp);
    await person.type(await field('Client ID'), 'id-1');
    await person.click(screen.getByRole('button', { name: 'Save' }));
    expect(background.saveOwnApp).not.toHaveBeenCalled();
  });

  it('opens the developer console', async () => {
    const { services, person } = openOptions(neverSetUp);
    await person.click(await screen.findByRole('button', { name: 'Open the developer console' }));
    expect(services.openTab).toHaveBeenCalledWith('https://developer.atlassian.com/console/myapps/');
  });
});

describe('the connection', () => {
  it('says who is signed in and signs out', async () => {
    const { background, person } = openOptions();
    expect(await screen.findByText(/Signed in as Ana Sample\. Clips go to Acme\./)).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(background.signOut).toHaveBeenCalled();
  });

  it('offers the sites where there are several', async () => {
    const { background, person } = openOptions(optionsStates['signed in to several sites']);
    await person.click(await screen.findByRole('radio', { name: 'Other' }));
    expect(background.selectSite).toHaveBeenCalledWith('other');
  });

  it('says what to do when the secret is wrong', async () => {
    const { background, person } = openOptions({ account: undefined });
    background.signIn.mockRejectedValueOnce(remoteError('AuthError', 'wrong-secret'));
    await person.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText(/Check both in the options/)).toBeTruthy();
  });

  it('follows a sign-in that ended elsewhere', async () => {
    const { services } = openOptions({ account: undefined });
    await screen.findByRole('button', { name: 'Sign in' });
    await services.account.write(sample.account);
    expect(await screen.findByText(/Signed in as Ana Sample/)).toBeTruthy();
  });
});

describe('the defaults', () => {
  it('keeps each change at once', async () => {
    const { services, person } = openOptions();
    await person.click(await screen.findByRole('radio', { name: 'Link' }));
    await person.selectOptions(screen.getByRole('combobox', { name: /^Wait before/ }), '10 seconds');
    await person.click(screen.getByRole('checkbox', { name: 'Put a line with the source at the top' }));
    await person.type(screen.getByRole('textbox', { name: 'Labels on every clip' }), 'Web{Enter}');
    await waitFor(async () =>
      expect(await services.settings.read()).toEqual({
        ...defaultSettings,
        defaultCapture: 'link',
        undoSeconds: 10,
        hasSourceLine: false,
        defaultLabels: ['web'],
      }),
    );
  });
});

describe('the shortcuts', () => {
  it('shows what is bound and leads to the page where it is changed', async () => {
    const { services, person } = openOptions({ shortcuts: { _execute_action: 'Ctrl+E', 'quick-save': '' } });
    expect(await screen.findByText('Ctrl+E')).toBeTruthy();
    expect(screen.getByText('Not set')).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Change shortcuts' }));
    expect(services.openShortcutSettings).toHaveBeenCalled();
  });
});

describe('every state is accessible', () => {
  it.each(Object.entries(optionsStates))('%s', async (_, world) => {
    openOptions(world);
    await screen.findByRole('radio', { name: 'Article' });
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Your own Atlassian app' })).toBeTruthy());
    await expectAccessible();
  });
});
