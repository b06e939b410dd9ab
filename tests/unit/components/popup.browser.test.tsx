import './set-up';
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Popup } from '../../../components/popup';
import { expectAccessible } from './accessibility';
import { createFakeServices, remoteError, type World } from './fake-services';
import { popupStates } from './popup-states';
import * as sample from './samples';

function openPopup(world: Partial<World> = {}) {
  const services = createFakeServices(world);
  render(<Popup services={services} />);
  return { services, background: services.background, person: userEvent.setup() };
}

const button = (name: string) => screen.getByRole('button', { name });
/** The field once its code is there, which comes behind the first frame. */
async function pickerIn(form: Pick<typeof screen, 'getByRole'>): Promise<HTMLInputElement> {
  const field = () => form.getByRole<HTMLInputElement>('combobox', { name: 'Save to' });
  await vi.waitFor(() => expect(field().getAttribute('aria-keyshortcuts')).toBe('/'));
  return field();
}
const space = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Save to' });
const title = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' });
const note = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' });
/** What a control is called. */
const nameOf = (element: Element | null): string =>
  (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
    ? element.labels?.[0]?.textContent
    : element?.textContent
  )?.trim() ?? '';
/** The clip is there: its title stands in the field. */
const captured = () => waitFor(() => expect(title().value).toBe('How tides work'));

describe('the popup as it opens', () => {
  it('draws the last place from the first frame, before any store has answered', () => {
    openPopup({ frame: { version: 1, connection: 'signed-in', destination: sample.inEngineering } });
    expect(space().value).toBe('Engineering / Reading list');
    expect(button('Save')).toBe(document.activeElement);
  });

  it('says from the first frame that nobody is signed in', () => {
    openPopup({ account: undefined, frame: { version: 1, connection: 'signed-out' } });
    expect(button('Sign in')).toBeTruthy();
  });

  it('shows the title of the tab until the page is read, then the title of the clip', async () => {
    let finish: (clip: ReturnType<typeof sample.sampleClip>) => void = () => undefined;
    openPopup({ captured: () => new Promise((resolve) => (finish = resolve)) });
    await waitFor(() => expect(title().value).toBe('How tides work – News'));
    finish(sample.sampleClip({ what: 'selection', title: 'High tide' }));
    await waitFor(() => expect(title().value).toBe('High tide'));
  });

  it('captures the selection where there is one', async () => {
    const { background } = openPopup(popupStates['with a selection']);
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Selection' }).checked).toBe(true));
    expect(background.capture).toHaveBeenCalledTimes(1);
  });

  it('captures what the settings say where nothing is selected', async () => {
    const { background } = openPopup();
    await captured();
    expect(background.capture).toHaveBeenLastCalledWith({ tabId: 7, what: 'best' });
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Article' }).checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Selection' }).disabled).toBe(true);
  });

  it('shows the shortcut that is really bound', async () => {
    openPopup({ shortcuts: { 'quick-save': 'Ctrl+B' } });
    expect(await screen.findByText('Ctrl+B saves at once, without this window.')).toBeTruthy();
  });

  it('shows no shortcut where none is bound', async () => {
    openPopup({ shortcuts: { 'quick-save': '' } });
    await captured();
    expect(screen.queryByText(/saves at once/)).toBeNull();
  });

  it('leaves the place and the connection for the next first frame, and no title', async () => {
    const { services } = openPopup();
    await waitFor(() =>
      expect(services.firstFrame.write).toHaveBeenLastCalledWith({
        version: 1,
        connection: 'signed-in',
        destination: sample.inEngineering,
      }),
    );
  });
});

describe('saving', () => {
  it('saves by Enter alone, to the last place', async () => {
    const { background, person } = openPopup();
    await captured();
    await person.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Saved' })).toBeTruthy();
    expect(background.save).toHaveBeenCalledWith({
      clipId: 'clip-1',
      title: 'How tides work',
      destination: sample.inEngineering,
    });
  });

  it('says "Saved" only once the clip is durable', async () => {
    const { background, person } = openPopup();
    let finish = (): void => undefined;
    background.save.mockImplementation(() => new Promise((resolve) => (finish = resolve)));
    await captured();
    await person.keyboard('{Enter}');
    await waitFor(() => expect(background.save).toHaveBeenCalled());
    expect(screen.queryByRole('heading', { name: 'Saved' })).toBeNull();
    finish();
    expect(await screen.findByRole('heading', { name: 'Saved' })).toBeTruthy();
  });

  it('saves once, however often Save is pressed', async () => {
    const { background, person } = openPopup();
    background.save.mockImplementation(() => new Promise(() => undefined));
    await captured();
    await person.keyboard('{Enter}{Enter}{Enter}');
    await person.click(button('Saving…'));
    expect(background.save).toHaveBeenCalledTimes(1);
  });

  it('keeps a Save pressed while the page is still being read, and sends it then', async () => {
    let finish: (clip: ReturnType<typeof sample.sampleClip>) => void = () => undefined;
    const { background, person } = openPopup({ captured: () => new Promise((resolve) => (finish = resolve)) });
    await person.keyboard('{Enter}');
    expect(background.save).not.toHaveBeenCalled();
    finish(sample.sampleClip({ what: 'selection' }));
    expect(await screen.findByRole('heading', { name: 'Saved' })).toBeTruthy();
  });

  it('saves what the person wrote: title, labels, kind and place', async () => {
    const { background, person } = openPopup();
    await captured();
    await person.clear(title());
    await person.type(title(), 'Tides');
    await person.type(screen.getByRole('combobox', { name: 'Labels' }), 'Ocean, moon');
    await person.click(screen.getByRole('radio', { name: 'Blog post' }));
    await person.click(button('Save'));
    await waitFor(() =>
      expect(background.save).toHaveBeenCalledWith({
        clipId: 'clip-1',
        title: 'Tides',
        destination: { cloudId: 'acme', space: sample.engineering, type: 'blogpost', labels: ['ocean', 'moon'] },
      }),
    );
  });

  it('keeps a clip without a place, and asks for one afterwards', async () => {
    const { background, person } = openPopup({ account: undefined, recents: sample.noRecents });
    await captured();
    await person.keyboard('{Enter}');
    expect(await screen.findByText('Choose the space it should go to.')).toBeTruthy();
    expect(background.save).toHaveBeenCalledWith({ clipId: 'clip-1', title: 'How tides work' });
  });

  it('says what went wrong when it could not be saved, and lets one try again', async () => {
    const { background, person } = openPopup();
    background.save.mockRejectedValueOnce(remoteError('QueueError', 'storage-full'));
    await captured();
    await person.keyboard('{Enter}');
    expect(await screen.findByRole('alert')).toHaveProperty('textContent', expect.stringContaining('no room left'));
    await person.click(button('Save'));
    expect(await screen.findByRole('heading', { name: 'Saved' })).toBeTruthy();
  });

  it('shows how far it is, then opens the published page', async () => {
    const { services, person } = openPopup();
    await captured();
    await person.keyboard('{Enter}');
    expect(await screen.findByText('Saved here, to be published')).toBeTruthy();
    const clip = await services.queue.get('clip-1');
    if (!clip) throw new Error('The clip is gone');
    services.queue.put({ ...clip, state: 'publishing' });
    expect(await screen.findByRole('progressbar', { name: 'Publishing…' })).toBeTruthy();
    services.queue.put({ ...clip, state: 'published', url: 'https://acme.example/wiki/1', publishedAt: sample.now });
    await person.click(await screen.findByRole('button', { name: 'Open' }));
    expect(services.openTab).toHaveBeenCalledWith('https://acme.example/wiki/1');
  });

  it('opens the page by itself after Control+Enter, once it is published', async () => {
    const { services, person } = openPopup();
    await captured();
    await person.click(title());
    await person.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('heading', { name: 'Saved' });
    expect(services.openTab).not.toHaveBeenCalled();
    const clip = await services.queue.get('clip-1');
    if (!clip) throw new Error('The clip is gone');
    services.queue.put({ ...clip, state: 'published', url: 'https://acme.example/wiki/1' });
    await waitFor(() => expect(services.openTab).toHaveBeenCalledWith('https://acme.example/wiki/1'));
    expect(services.closeWindow).toHaveBeenCalled();
  });

  it('undoes', async () => {
    const { background, person } = openPopup();
    await captured();
    await person.keyboard('{Enter}');
    await person.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(background.cancel).toHaveBeenCalledWith('clip-1');
    expect(await screen.findByText('Undone')).toBeTruthy();
  });
});

describe('what cannot be captured as wished', () => {
  it('says that a closed page is saved as a link', async () => {
    openPopup(popupStates['on a page closed to extensions']);
    expect(await screen.findByText(/its link is saved instead/)).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Link' }).checked).toBe(true);
  });

  it('takes the link by itself when the capture is refused as unreadable', async () => {
    const { background } = openPopup({
      captured: (what) =>
        what === 'link'
          ? sample.sampleClip({ what, losses: [{ code: 'page-unreadable', count: 1 }] })
          : Promise.reject(remoteError('CaptureError', 'page-unreadable')),
    });
    expect(await screen.findByText(/its link is saved instead/)).toBeTruthy();
    expect(background.capture).toHaveBeenCalledTimes(2);
  });

  it('asks before it captures a page with a password field', async () => {
    const { background, person } = openPopup(popupStates['on a page with a password field']);
    await person.click(await screen.findByRole('button', { name: 'Capture it' }));
    await captured();
    expect(background.capture).toHaveBeenLastCalledWith({ tabId: 7, what: 'best', isConfirmed: true });
  });

  it('captures only the link of a page with a password field when told so', async () => {
    const { background, person } = openPopup(popupStates['on a page with a password field']);
    await person.click(await screen.findByRole('button', { name: 'Save only the link' }));
    await captured();
    expect(background.capture).toHaveBeenLastCalledWith({ tabId: 7, what: 'link' });
  });

  it('asks first when Save was pressed on a page with a password field, and leads to the question', async () => {
    const { background, person } = openPopup(popupStates['on a page with a password field']);
    await person.keyboard('{Enter}');
    const capture = await screen.findByRole('button', { name: 'Capture it' });
    await waitFor(() => expect(document.activeElement).toBe(capture));
    await person.keyboard('{Enter}');
    await captured();
    expect(background.save).not.toHaveBeenCalled();
  });

  it('lists what could not be kept, in plain words', async () => {
    const { person } = openPopup(popupStates['with losses']);
    await person.click(await screen.findByText(/4 things could not be kept/));
    expect(screen.getByText('1 picture could not be read.')).toBeTruthy();
    expect(screen.getByText('2 tables inside other tables were flattened.')).toBeTruthy();
  });

  it('offers the whole page, with one key, where the article is a small part of it', async () => {
    const { background, person } = openPopup(popupStates['with an article that is a small part of its page']);
    expect(await screen.findByText(/^The article is only a small part/)).toBeTruthy();
    await person.keyboard('w');
    await waitFor(() => expect(background.capture).toHaveBeenLastCalledWith({ tabId: 7, what: 'page' }));
    await waitFor(() => expect(screen.queryByText(/^The article is only a small part/)).toBeNull());
  });

  it('does not, where it is a good part; the key is a letter then', async () => {
    const { background, person } = openPopup({ captured: () => sample.sampleClip({ keptShare: 0.6 }) });
    await captured();
    await person.keyboard('w');
    expect(background.capture).toHaveBeenCalledTimes(1);
  });

  it('asks the one site that keeps its pictures, in the very task of the press', async () => {
    const { services, person } = openPopup(popupStates['with pictures of a site that keeps them']);
    expect(await screen.findByText(/^2 pictures are on sites/)).toBeTruthy();
    const allow = await screen.findByRole('button', { name: 'Allow cdn.example' });
    let isAskedAtOnce = false;
    allow.addEventListener('click', () => {
      isAskedAtOnce = services.pictureSites.ask.mock.calls.length === 1;
    });
    await person.click(allow);
    expect(isAskedAtOnce).toBe(true);
    expect(services.pictureSites.ask).toHaveBeenCalledExactlyOnceWith(['https://cdn.example']);
  });

  it('asks nothing of a site that was allowed and gave no picture all the same', async () => {
    openPopup({ ...popupStates['with pictures of a site that keeps them'], grantedOrigins: ['https://cdn.example'] });
    expect(await screen.findByText(/2 things could not be kept/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Allow/ })).toBeNull();
  });

  it('counts what the pictures lose as they arrive', async () => {
    const { services } = openPopup();
    expect(await screen.findByText('Nothing had to be left out.')).toBeTruthy();
    services.queue.put(sample.sampleClip({ losses: [{ code: 'image-too-slow', count: 1 }] }));
    expect(await screen.findByText('1 thing could not be kept as it is')).toBeTruthy();
  });

  it('shows the clip as Confluence will show it, once someone wants to see it', async () => {
    const { person } = openPopup();
    await captured();
    expect(screen.queryByText('The moon pulls')).toBeNull();
    await person.click(await screen.findByText('Preview'));
    expect(await screen.findByText('The moon pulls')).toBeTruthy();
    await expectAccessible();
  });

  it('drops the answer to a capture that was replaced by another', async () => {
    const { person } = openPopup({
      captured: async (what) => {
        if (what === 'page') await new Promise((resolve) => setTimeout(resolve, 60));
        return sample.sampleClip({ id: what, what: what === 'best' ? 'article' : what, title: `The ${what}` });
      },
    });
    await waitFor(() => expect(title().value).toBe('The best'));
    await person.click(screen.getByRole('radio', { name: 'Whole page' }));
    await person.click(screen.getByRole('radio', { name: 'Link' }));
    await waitFor(() => expect(title().value).toBe('The link'));
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(title().value).toBe('The link');
  });
});

it('saves to the person’s own space before anything was saved elsewhere', async () => {
  const own = { id: '9', key: '~a1', name: 'Ana Sample' };
  const recents = { ...sample.noRecents, personal: { acme: own, other: sample.legal } };
  const { background, person } = openPopup({ recents });
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Save to' });
  await waitFor(() => expect(field.value).toBe('Ana Sample'));
  await person.keyboard('{Enter}');
  const destination = { cloudId: 'acme', space: own, type: 'page', labels: [] };
  await waitFor(() => expect(background.save).toHaveBeenCalledWith(expect.objectContaining({ destination })));
});

it('shows no list of clips where the one just saved is the only one', async () => {
  const { person } = openPopup();
  await captured();
  await person.keyboard('{Enter}');
  await screen.findByRole('heading', { name: 'Saved' });
  expect(await screen.findByText(/saves at once/)).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'Your clips' })).toBeNull();
});

it('opens on the list of places, with what is known once the stores have answered', async () => {
  openPopup({ isOnPlaces: true });
  expect(await screen.findByRole('option', { name: /^Marketing/ })).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Save to' })));
  expect(await screen.findByRole('option', { name: 'Show the Confluence pages you have open' })).toBeTruthy();
  await expectAccessible();
});

describe('the title', () => {
  it('warns of a title that is taken, and offers another', async () => {
    const { background, person } = openPopup();
    background.isTitleTaken.mockImplementation(async ({ title }) => title === 'How tides work');
    await person.click(await screen.findByRole('button', { name: 'Use “How tides work (2)”' }));
    expect(title().value).toBe('How tides work (2)');
    await waitFor(() => expect(screen.queryByText('Engineering already has a page with this title.')).toBeNull());
  });

  it('does not ask for blog posts, whose titles may repeat', async () => {
    const { background } = openPopup({
      recents: { ...sample.recents, destinations: sample.recents.destinations.slice(1) },
    });
    await captured();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(background.isTitleTaken).not.toHaveBeenCalled();
  });
});

describe('keys', () => {
  it('picks a recent place by its digit', async () => {
    const { person } = openPopup();
    await captured();
    await person.keyboard('2');
    expect(space().value).toBe('Research');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Blog post' }).checked).toBe(true);
  });

  it('leaves digits alone while one types', async () => {
    const { person } = openPopup();
    await captured();
    await person.type(title(), ' 2');
    expect(title().value).toBe('How tides work 2');
    expect(space().value).toBe('Engineering / Reading list');
  });

  it('leads from title to place, labels, note and Save', async () => {
    const { person } = openPopup();
    await captured();
    title().focus();
    const stops: string[] = [];
    for (let step = 0; step < 5; step += 1) {
      await person.keyboard('{Tab}');
      stops.push(nameOf(document.activeElement));
    }
    const place = stops.indexOf('Labels') - 1;
    expect(stops.slice(0, place + 1)).toEqual(expect.arrayContaining(['Save to']));
    expect(stops.slice(place + 1)).toEqual(['Labels', 'Note', 'Save']);
  });

  it('leaves every character to the note, but for the keys that save', async () => {
    const { background, person } = openPopup();
    await captured();
    await person.type(note(), '2 reasons / more{Enter}Second line');
    expect(note().value).toBe('2 reasons / more\nSecond line');
    expect(space().value).toBe('Engineering / Reading list');
    expect(background.save).not.toHaveBeenCalled();
    await person.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(background.save).toHaveBeenCalledTimes(1));
  });

  it('jumps to the search by a slash', async () => {
    const { person } = openPopup();
    await captured();
    await person.keyboard('/');
    expect(document.activeElement).toBe(space());
    expect(space().value).toBe('Engineering / Reading list');
  });
});

describe('signing in', () => {
  it('signs in and still saves meanwhile', async () => {
    const { background, person } = openPopup({ account: undefined });
    await person.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(background.signIn).toHaveBeenCalled();
  });

  it.each([
    ['denied', /Sign-in was not finished/],
    ['wrong-secret', /Check both in the options/],
    ['no-site', /no Confluence site/],
    ['unreachable', /cannot be reached/],
  ])('says what to do when sign-in fails with %s', async (code, words) => {
    const { background, person } = openPopup({ account: undefined });
    background.signIn.mockRejectedValueOnce(remoteError('AuthError', code));
    await person.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('leads to the options where no app is set up', async () => {
    const { services, person } = openPopup(popupStates['never set up']);
    await person.click(await screen.findByRole('button', { name: 'Set up' }));
    expect(services.openOptions).toHaveBeenCalled();
  });
});

describe('the queue below', () => {
  const clip = (change: Parameters<typeof sample.sampleClip>[0]) =>
    sample.sampleClip({ id: 'other', title: 'Earlier', destination: sample.inEngineering, ...change });

  it('opens what was published', async () => {
    const { services, person } = openPopup({ clips: [clip({ state: 'done', url: 'https://acme.example/wiki/9' })] });
    await person.click(await screen.findByRole('button', { name: 'Open “Earlier” in Confluence' }));
    expect(services.openTab).toHaveBeenCalledWith('https://acme.example/wiki/9');
  });

  it('takes back what waits', async () => {
    const { background, person } = openPopup({ clips: [clip({ state: 'queued' })] });
    await person.click(await screen.findByRole('button', { name: 'Undo “Earlier”' }));
    expect(background.cancel).toHaveBeenCalledWith('other');
  });

  it('sends a clip to another space', async () => {
    const { background, person } = openPopup({ clips: [clip({ state: 'needs-user', reason: 'forbidden' })] });
    await person.click(await screen.findByRole('button', { name: 'Choose a space: “Earlier”' }));
    const form = within(screen.getByRole('form', { name: 'Earlier' }));
    await person.click(await pickerIn(form));
    await person.click(form.getByRole('option', { name: /^Marketing/ }));
    await person.click(form.getByRole('button', { name: 'Save' }));
    expect(background.revise).toHaveBeenCalledWith({
      clipId: 'other',
      title: 'Earlier',
      destination: { cloudId: 'acme', space: sample.marketing, type: 'page', labels: [] },
    });
  });

  it('tries again, and discards', async () => {
    const { background, person } = openPopup({ clips: [clip({ state: 'needs-user', reason: 'conflict' })] });
    await person.click(await screen.findByRole('button', { name: 'Try again: “Earlier”' }));
    expect(background.retry).toHaveBeenCalledWith('other');
    await person.click(screen.getByRole('button', { name: 'Discard “Earlier”' }));
    expect(background.cancel).toHaveBeenCalledWith('other');
  });

  it("shows the server's own words as plain text", async () => {
    openPopup({ clips: [clip({ state: 'needs-user', reason: 'refused', reasonDetail: '<b>no</b>' })] });
    expect(await screen.findByText('Confluence says: <b>no</b>')).toBeTruthy();
  });
});

describe('every state is accessible', () => {
  it.each(Object.entries(popupStates))('%s', async (_, world) => {
    openPopup(world);
    await waitFor(() => expect(title().value).not.toBe(''));
    await expectAccessible();
  });

  it('with the list of spaces open', async () => {
    const { person } = openPopup();
    await captured();
    await person.click(await pickerIn(screen));
    await person.keyboard('{ArrowDown}');
    await expectAccessible();
  });

  it('after Save', async () => {
    const { person } = openPopup();
    await captured();
    await person.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Saved' });
    await expectAccessible();
  });
});

describe('the note and what is left out', () => {
  const preview = async (person: ReturnType<typeof userEvent.setup>) => {
    await person.click(await screen.findByText('Preview'));
    return within(await screen.findByRole('region', { name: 'Preview' }));
  };
  const button = (within: { getByRole: typeof screen.getByRole }, name: string) => within.getByRole('button', { name });

  it('goes with the clip, and stands above it in the preview', async () => {
    const { background, person } = openPopup();
    await captured();
    await person.type(note(), ' For the harbour, see https://tides.example/ ');
    const shown = await preview(person);
    expect(shown.getByRole('link', { name: 'https://tides.example/' })).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(background.save).toHaveBeenCalledWith(
        expect.objectContaining({ edit: { note: 'For the harbour, see https://tides.example/' } }),
      ),
    );
  });

  it('leaves a block out by the mouse, brings it back, and saves what is left out', async () => {
    const { background, person } = openPopup();
    const shown = await preview(person);
    await person.click(button(shown, 'Leave out: Twice a day the sea rises and falls.'));
    expect(shown.queryByText('Twice a day the sea rises and falls.')).toBeNull();
    expect(screen.getByText('Preview · 1 part is left out')).toBeTruthy();
    await person.click(button(shown, 'Bring back: Twice a day the sea rises and falls.'));
    expect(shown.getByText('Twice a day the sea rises and falls.')).toBeTruthy();
    await person.click(button(shown, 'Leave out: The moon pulls'));
    await person.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(background.save).toHaveBeenCalledWith(expect.objectContaining({ edit: { leftOut: [0] } })),
    );
  });

  it('leaves out by the keyboard alone: arrows, Delete, Shift for the section, Ctrl+Z', async () => {
    const { person } = openPopup();
    const shown = await preview(person);
    button(shown, 'Leave out: The moon pulls').focus();
    await person.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(button(shown, 'Leave out: Twice a day the sea rises and falls.'));
    await person.keyboard('{Delete}');
    expect(document.activeElement).toBe(button(shown, 'Bring back: Twice a day the sea rises and falls.'));
    await person.keyboard('{Delete}{Home}');
    expect(document.activeElement).toBe(button(shown, 'Leave out: The moon pulls'));
    await person.keyboard('{Shift>}{Delete}{/Shift}');
    expect(document.activeElement).toBe(button(shown, 'Bring back: The moon pulls'));
    expect(screen.getByText('Preview · 2 parts are left out')).toBeTruthy();
    await expectAccessible();
    await person.keyboard('{Control>}z{/Control}');
    expect(screen.getByText('Preview')).toBeTruthy();
    await expectAccessible();
  });

  it('has one stop of the tab key for all its parts', async () => {
    const { person } = openPopup();
    const shown = await preview(person);
    const stops = shown.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0);
    expect(stops.map(({ textContent }) => textContent)).toEqual(['Leave out', 'Leave out section']);
  });
});

describe('a popup that closed', () => {
  const url = 'https://news.example/tides';

  it('leaves what was changed for the next one on that tab, and nothing once it is saved', async () => {
    const { services, person } = openPopup();
    await captured();
    await person.type(note(), 'Mine');
    await person.clear(title());
    await person.type(title(), 'Tides');
    const kept = { version: 1, url, clipId: 'clip-1', note: 'Mine', title: 'Tides' };
    await waitFor(() => expect(services.drafts.write).toHaveBeenLastCalledWith(7, kept));
    await person.keyboard('{Enter}');
    await waitFor(() => expect(services.drafts.remove).toHaveBeenCalledWith(7));
  });

  it('is continued: title, place, labels, note and what is left out', async () => {
    const { background, person } = openPopup({
      kept: {
        version: 1,
        url,
        clipId: 'clip-1',
        title: 'Tides',
        place: { cloudId: 'acme', space: sample.research },
        labels: { labels: ['ocean'], typed: 'mo' },
        note: 'Mine',
        leftOut: { clipId: 'clip-1', blocks: [1] },
      },
    });
    await waitFor(() => expect(title().value).toBe('Tides'));
    expect(background.capture).toHaveBeenCalledWith({ tabId: 7, what: 'best', known: 'clip-1' });
    expect(note().value).toBe('Mine');
    await screen.findByText('Preview · 1 part is left out');
    await person.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(background.save).toHaveBeenCalledWith({
        clipId: 'clip-1',
        title: 'Tides',
        destination: { cloudId: 'acme', space: sample.research, type: 'page', labels: ['ocean', 'mo'] },
        edit: { note: 'Mine', leftOut: [1] },
      }),
    );
  });

  it('is not continued on another page', async () => {
    openPopup({ kept: { version: 1, url: 'https://news.example/moon', title: 'The moon' } });
    await captured();
  });

  it('captures what was chosen before', async () => {
    const { background } = openPopup({ kept: { version: 1, url, what: 'page' } });
    await captured();
    expect(background.capture).toHaveBeenCalledWith({ tabId: 7, what: 'page' });
  });
});

describe('a page that was saved before', () => {
  const words = 'You saved this on Nov 24, 2026 in Engineering / Reading list.';

  it('says when and where, and leads there or saves again', async () => {
    const { services, background, person } = openPopup({ history: [sample.savedClip()] });
    await screen.findByText(words);
    await person.click(screen.getByRole('button', { name: 'Open' }));
    expect(services.openTab).toHaveBeenCalledWith('https://acme.example/wiki/tide');
    await person.click(screen.getByRole('button', { name: 'Save again' }));
    await waitFor(() => expect(background.save).toHaveBeenCalledTimes(1));
  });

  it('is known by its canonical address, once the page was read', async () => {
    openPopup({
      history: [sample.savedClip({ sourceUrl: 'https://news.example/canonical' })],
      captured: () =>
        sample.sampleClip({
          source: { url: 'https://news.example/tides', title: '', canonicalUrl: 'https://news.example/canonical#a' },
        }),
    });
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('does not keep the first frame waiting', () => {
    const services = createFakeServices();
    services.queue.history = () => new Promise(() => undefined);
    render(<Popup services={services} />);
    expect(button('Save')).toBe(document.activeElement);
  });

  it('is not told of another page', async () => {
    openPopup({ history: [sample.savedClip({ sourceUrl: 'https://news.example/moon' })] });
    await captured();
    expect(screen.queryByText(words)).toBeNull();
  });
});

it('suggests the labels of the space, from what was saved there', async () => {
  const destination = { ...sample.inEngineering, labels: ['oceans'] };
  const { background, person } = openPopup({ history: [sample.savedClip({ destination })] });
  await captured();
  await person.click(screen.getByRole('combobox', { name: 'Labels' }));
  await screen.findByRole('option', { name: 'oceans' });
  await expectAccessible();
  await person.keyboard('{ArrowDown}{Enter}');
  await person.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(background.save).toHaveBeenCalledWith(
      expect.objectContaining({ destination: { ...sample.inEngineering, labels: ['oceans'] } }),
    ),
  );
});

describe('a popup opened to change a clip', () => {
  const saved = sample.sampleClip({ id: 'quick', state: 'queued', destination: sample.inEngineering });

  it('changes its title and labels, captures nothing, and lets it go on', async () => {
    const { background, person } = openPopup({ clips: [saved], clipToChange: 'quick' });
    await person.clear(await screen.findByRole('textbox', { name: 'Title' }));
    await person.type(title(), 'Tides');
    await person.type(screen.getByRole('combobox', { name: 'Labels' }), 'ocean');
    await person.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(background.revise).toHaveBeenCalledWith({
        clipId: 'quick',
        title: 'Tides',
        destination: { ...sample.inEngineering, labels: ['ocean'] },
      }),
    );
    await waitFor(() => expect(background.retry).toHaveBeenCalledWith('quick'));
    expect(background.capture).not.toHaveBeenCalled();
  });

  it('changes title, parent and labels of what is published, and never its kind', async () => {
    const clips = [sample.sampleClip({ ...saved, state: 'done', attemptedPublish: true, publishedAt: sample.now })];
    openPopup({ clips, clipToChange: 'quick' });
    await screen.findByRole('textbox', { name: 'Title' });
    expect(screen.queryByRole('combobox', { name: 'Type' })).toBeNull();
    expect(screen.queryByRole('radiogroup', { name: 'Type' })).toBeNull();
  });
});
