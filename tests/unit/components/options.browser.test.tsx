import './set-up';
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { userEvent as hand } from 'vitest/browser';
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

describe('the open tabs', () => {
  const choice = () => screen.findByRole<HTMLInputElement>('checkbox', { name: /^Offer the Confluence pages I have/ });

  it('are allowed by the browser’s own question, and taken back', async () => {
    const { services, person } = openOptions();
    await person.click(await choice());
    expect(services.tabsAccess.ask).toHaveBeenCalledOnce();
    expect((await choice()).checked).toBe(true);
    await person.click(await choice());
    expect(services.tabsAccess.revoke).toHaveBeenCalledOnce();
    expect((await choice()).checked).toBe(false);
  });

  it('stay unseen when the person says no', async () => {
    const { services, person } = openOptions();
    services.tabsAccess.ask.mockResolvedValue(undefined);
    await person.click(await choice());
    await waitFor(async () => expect((await choice()).checked).toBe(false));
  });
});

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

  it('keeps client id and secret, forgets what was typed, and goes on to the sign-in', async () => {
    const { services, background, person } = openOptions(neverSetUp);
    const consent = Promise.withResolvers<void>();
    background.signIn.mockReturnValue(consent.promise);
    const secret = await field('Secret');
    expect(secret.type).toBe('password');
    await person.type(await field('Client ID'), ' id-1 ');
    await person.type(secret, 'secret-1');
    background.hasOwnApp.mockResolvedValue(true);
    await person.click(screen.getByRole('button', { name: 'Save and sign in' }));
    expect(background.saveOwnApp).toHaveBeenCalledWith({ clientId: 'id-1', clientSecret: 'secret-1' });
    expect(await screen.findByText('Go on in the window that opened.')).toBeTruthy();
    expect(background.signIn).toHaveBeenCalledOnce();
    expect(secret.value).toBe('');
    expect(document.body.innerHTML).not.toContain('secret-1');
    await expectAccessible();
    await services.account.write(sample.account);
    consent.resolve();
    const words = 'You are signed in. On any page, click the extension’s button to save it.';
    expect(await screen.findByText(words)).toBeTruthy();
    await expectAccessible();
  });

  it('says what went wrong with the sign-in, and keeps the app for another try', async () => {
    const { background, person } = openOptions(neverSetUp);
    background.signIn.mockRejectedValue(remoteError('AuthError', 'denied'));
    await person.type(await field('Client ID'), 'id-1');
    await person.type(await field('Secret'), 'secret-1');
    background.hasOwnApp.mockResolvedValue(true);
    await person.click(screen.getByRole('button', { name: 'Save and sign in' }));
    expect(await screen.findByText(/^Sign-in was not finished/)).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'Sign in' })).toBeTruthy();
  });

  it('asks for both before it keeps anything', async () => {
    const { background, person } = openOptions(neverSetUp);
    await person.type(await field('Client ID'), 'id-1');
    await person.click(screen.getByRole('button', { name: 'Save and sign in' }));
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

describe('the list of sections', () => {
  it('leads to every section, and the keyboard goes on there', async () => {
    openOptions();
    const list = within(screen.getByRole('navigation', { name: 'Sections' }));
    for (const link of list.getAllByRole<HTMLAnchorElement>('link')) {
      const target = document.querySelector(link.hash);
      const heading = target && within(target as HTMLElement).getAllByRole('heading', { level: 2 })[0];
      expect([link.hash, heading?.textContent]).toEqual([link.hash, link.textContent]);
    }
    // Real keys: where the focus goes on from is the browser's affair.
    await hand.click(list.getByRole('link', { name: 'Shortcuts' }));
    await hand.tab();
    expect(document.activeElement?.textContent).toBe('Change shortcuts');
    location.hash = '';
  });
});

describe('the defaults', () => {
  it('keeps each change at once', async () => {
    const { services, person } = openOptions();
    await person.click(await screen.findByRole('radio', { name: 'Link' }));
    await person.selectOptions(screen.getByRole('combobox', { name: /^Wait before/ }), '10 seconds');
    await person.click(screen.getByRole('checkbox', { name: 'Put a line with the source at the top' }));
    await person.type(screen.getByRole('combobox', { name: 'Labels on every clip' }), 'Web{Enter}');
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

describe('the rules for websites', () => {
  const written = (services: ReturnType<typeof openOptions>['services']) =>
    services.settings
      .read()
      .then(({ rules }) => rules.map(({ pattern, place, isLearnt }) => [pattern, place.space.name, isLearnt]));

  it('are written by a person, who is told what is wrong with a pattern', async () => {
    const { services, person } = openOptions();
    await person.click(await screen.findByRole('button', { name: 'Add a rule' }));
    const form = within(screen.getByRole('form', { name: 'Add a rule' }));
    await person.type(form.getByLabelText('Website'), '*.com');
    await person.keyboard('{Enter}');
    expect(await form.findByText(/far too many websites/)).toBeTruthy();
    await person.clear(form.getByLabelText('Website'));
    await person.type(form.getByLabelText('Website'), 'https://www.GitHub.com/pulls');
    await person.keyboard('{Enter}');
    expect(await form.findByText('Choose the place its clips go to.')).toBeTruthy();
    await person.click(await form.findByRole('combobox', { name: 'Save to' }));
    await person.keyboard('{ArrowDown}{Enter}');
    await person.click(form.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('github.com')).toBeTruthy();
    expect((await services.settings.read()).rules).toMatchObject([{ pattern: 'github.com', isLearnt: false }]);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add a rule' }));
  });

  it('that were learnt become the person’s own when they are changed, and can be deleted', async () => {
    const { services, person } = openOptions(optionsStates['with rules for websites']);
    expect(await screen.findByText(/· learnt/)).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Change: “github.com”' }));
    const form = within(screen.getByRole('form', { name: 'github.com' }));
    await person.clear(form.getByLabelText('Website'));
    await person.type(form.getByLabelText('Website'), '*.github.com{Enter}');
    await waitFor(async () =>
      expect(await written(services)).toEqual([
        ['*.github.com', 'Engineering', false],
        ['*.example.com', sample.legal.name, false],
      ]),
    );
    await person.click(screen.getByRole('button', { name: 'Delete: “*.example.com”' }));
    await waitFor(async () => expect(await written(services)).toEqual([['*.github.com', 'Engineering', false]]));
  });
});

describe('settings and diagnostics', () => {
  it('go into a file, come from one, and say what is wrong with another', async () => {
    const { services, person } = openOptions();
    await person.click(screen.getByRole('button', { name: 'Export settings' }));
    expect(services.settingsFile.save).toHaveBeenCalledOnce();

    const picker = screen.getByLabelText('Import settings', { selector: 'input' });
    const file = new File(['{}'], 'settings.json', { type: 'application/json' });
    await person.upload(picker, file);
    expect(await screen.findByText('The settings were imported.')).toBeTruthy();
    expect(services.settingsFile.load).toHaveBeenCalledExactlyOnceWith(file);

    services.settingsFile.load.mockRejectedValueOnce(remoteError('SettingsFileError', 'newer'));
    await person.upload(picker, file);
    expect(await screen.findByText(/made by a newer version/)).toBeTruthy();
    expect(screen.queryByText('The settings were imported.')).toBeNull();
  });

  it('are copied for whoever helps', async () => {
    const { services, person } = openOptions();
    await person.click(screen.getByRole('button', { name: 'Copy diagnostics' }));
    expect(services.copyDiagnostics).toHaveBeenCalledOnce();
    expect(await screen.findByText(/^Copied/)).toBeTruthy();
  });
});

describe('the sites whose pictures may be fetched', () => {
  it('are listed, each to be taken back', async () => {
    const { services, person } = openOptions({ grantedOrigins: ['https://cdn.example'] });
    await person.click(await screen.findByRole('button', { name: 'Take back: “cdn.example”' }));
    expect(services.grantedSites.revoke).toHaveBeenCalledExactlyOnceWith('https://cdn.example/*');
  });
});

describe('the appearance', () => {
  it('is drawn as it is kept, and kept as it is chosen', async () => {
    const { services, person } = openOptions();
    await waitFor(() => expect(services.applyAppearance).toHaveBeenCalledWith('system'));
    await person.click(screen.getByRole('radio', { name: 'Dark' }));
    await waitFor(() => expect(services.applyAppearance).toHaveBeenLastCalledWith('dark'));
    expect((await services.settings.read()).appearance).toBe('dark');
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

it('gives no room to a place that has nothing to say yet', async () => {
  openOptions();
  await screen.findByRole('radio', { name: 'Article' });
  const silent = screen.getAllByRole('status').filter(({ childNodes }) => childNodes.length === 0);
  expect(silent.length).toBeGreaterThan(1);
  const { scrollHeight } = document.body;
  for (const place of silent) place.hidden = true;
  expect(document.body.scrollHeight).toBe(scrollHeight);
});

describe('the history', () => {
  const rows = Array.from({ length: 45 }, (_, index) =>
    sample.savedClip({ clipId: `saved-${index}`, title: `Tide ${index}`, at: sample.now - index }),
  );
  const titles = () => screen.queryAllByText(/^Tide \d+$/).map(({ textContent }) => textContent);

  it('shows what was saved where, a page at a time', async () => {
    const { person } = openOptions({ history: rows });
    await screen.findByText('Tide 0');
    expect(screen.getAllByText(/Engineering \/ Reading list · news\.example · Nov 24, 2026/)).toHaveLength(20);
    await person.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(titles()).toHaveLength(40));
    await person.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(titles()).toHaveLength(45));
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
    await expectAccessible();
  });

  it('finds by words, and says when there is nothing', async () => {
    const { person } = openOptions({ history: rows });
    await person.type(await field('Search the history'), 'tide 44');
    await waitFor(() => expect(titles()).toEqual(['Tide 44']));
    await person.type(await field('Search the history'), '4');
    expect((await screen.findAllByText('Nothing found.')).length).toBeGreaterThan(0);
  });

  it('opens a page, and undoes it while the queue still knows its clip', async () => {
    const { services, background, person } = openOptions({
      history: rows.slice(0, 2),
      clips: [sample.sampleClip({ id: 'saved-0', title: 'Tide 0', state: 'done', publishedAt: sample.now })],
    });
    const history = within(await screen.findByRole('region', { name: 'History' }));
    await person.click(await history.findByRole('button', { name: 'Open “Tide 1” in Confluence' }));
    expect(services.openTab).toHaveBeenCalledWith('https://acme.example/wiki/tide');
    expect(history.queryByRole('button', { name: 'Undo “Tide 1”' })).toBeNull();
    await person.click(await history.findByRole('button', { name: 'Undo “Tide 0”' }));
    expect(background.cancel).toHaveBeenCalledWith('saved-0');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('“Tide 0” was taken back.'));
  });

  it('changes title, place and labels of a page while the queue still knows its clip', async () => {
    const change = { state: 'done', publishedAt: sample.now, attemptedPublish: true } as const;
    const clip = sample.sampleClip({ id: 'saved-0', title: 'Tide 0', destination: sample.inEngineering, ...change });
    const { background, person } = openOptions({ history: rows.slice(0, 2), clips: [clip] });
    const history = within(await screen.findByRole('region', { name: 'History' }));
    const button = () => history.findByRole('button', { name: 'Change: “Tide 0”' });
    await person.click(await button());
    const form = within(history.getByRole('form', { name: 'Tide 0' }));
    await expectAccessible();
    // Longer than the pause after which a title is looked up: the page's own is taken by nobody else.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(background.isTitleTaken).not.toHaveBeenCalled();
    await person.clear(form.getByLabelText('Title'));
    await person.type(form.getByLabelText('Title'), 'Tides');
    await person.type(form.getByLabelText('Labels'), 'ocean{Enter}');
    await person.click(form.getByRole('button', { name: 'Save' }));
    const destination = { ...sample.inEngineering, labels: [...sample.inEngineering.labels, 'ocean'] };
    expect(background.revise).toHaveBeenCalledWith({ clipId: 'saved-0', title: 'Tides', destination });
    await waitFor(async () => expect(document.activeElement).toBe(await button()));
    expect(history.queryByRole('button', { name: 'Change: “Tide 1”' })).toBeNull();
  });

  it('says that nothing was saved yet, without a search', async () => {
    openOptions();
    expect(await screen.findByText('Nothing has been published yet.')).toBeTruthy();
    expect(screen.queryByLabelText('Search the history')).toBeNull();
  });
});
