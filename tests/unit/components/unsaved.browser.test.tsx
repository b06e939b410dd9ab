import './set-up';
import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { formatClip } from '../../../components/clip/clip-html';
import { Popup } from '../../../components/popup';
import type { RootBlock } from '../../../lib/adf/nodes';
import { expectAccessible } from './accessibility';
import { createFakeServices, remoteError, type World } from './fake-services';
import { popupStates } from './popup-states';
import * as sample from './samples';

function openPopup(world: Partial<World> = {}) {
  const services = createFakeServices(world);
  render(<Popup services={services} />);
  return { services, background: services.background, person: userEvent.setup() };
}

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const press = async (person: ReturnType<typeof userEvent.setup>, name: string) =>
  person.click(await screen.findByRole('button', { name }));

async function failToSave(world: Partial<World> = {}) {
  const popup = openPopup(world);
  popup.background.save.mockRejectedValueOnce(remoteError('QueueError', 'storage-full'));
  await waitFor(() => expect(field('Title').value).toBe('How tides work'));
  await popup.person.type(field('Note'), 'Mine');
  await popup.person.clear(field('Title'));
  await popup.person.type(field('Title'), 'Tides');
  await press(popup.person, 'Save');
  expect((await screen.findByRole('alert')).textContent).toContain('no room left');
  return popup;
}

const asFilledIn = { title: 'Tides', destination: sample.inEngineering, edit: { note: 'Mine' } };

describe('a clip that could not be saved', () => {
  it('stays as it was filled in, is never called saved, and can be tried again', async () => {
    const { background, person } = await failToSave();
    expect(screen.queryByRole('heading', { name: 'Saved' })).toBeNull();
    expect(screen.getByRole('alert').textContent).toContain('Nothing was saved yet.');
    expect(field('Title').value).toBe('Tides');
    expect(field('Note').value).toBe('Mine');
    await expectAccessible();
    await press(person, 'Try again');
    expect(await screen.findByRole('heading', { name: 'Saved' })).toBeTruthy();
    expect(background.save).toHaveBeenLastCalledWith({ clipId: 'clip-1', ...asFilledIn });
  });

  it('is copied with text and formatting', async () => {
    const copy = vi.fn(async (_content: { html: string; text: string }) => undefined);
    const { services, person } = await failToSave({ copy });
    await press(person, 'Copy');
    expect(await screen.findByText('Copied')).toBeTruthy();
    expect(services.takeUnsaved).toHaveBeenCalledWith({
      tabId: 7,
      what: 'article',
      clipId: 'clip-1',
      save: asFilledIn,
    });
    const content = copy.mock.calls[0]?.[0];
    expect(content?.html).toContain('<h1>Tides</h1><h2>The moon pulls</h2>');
    expect(content?.text).toBe(
      'Tides\nhttps://news.example/tides\n\nThe moon pulls\n\nTwice a day the sea rises and falls.\n',
    );
  });

  it('is taken along as a file, which the options take in', async () => {
    const download = vi.fn(async () => undefined);
    const { person } = await failToSave({ download });
    await press(person, 'Download');
    expect(await screen.findByText(/^Downloaded\. Add the file/)).toBeTruthy();
    expect(download).toHaveBeenCalledTimes(1);
  });

  it('that is not to be had any more says so', async () => {
    const { services, person } = await failToSave();
    services.takeUnsaved.mockRejectedValue(remoteError('CaptureError', 'tab-gone'));
    await press(person, 'Download');
    expect(await screen.findByText(/^The tab was closed or moved on/)).toBeTruthy();
  });
});

describe('a page that could be read and not stored', () => {
  it.each([
    ['no room', remoteError('QueueError', 'storage-full'), /^There is no room left/],
    ['a newer database', remoteError('QueueError', 'future-version'), /newer version/],
    ['a dead worker', new Error('Could not establish connection.'), /^Something went wrong/],
  ])('is offered all the same (%s)', async (_what, error, words) => {
    const { services, person } = openPopup({ captured: () => Promise.reject(error) });
    expect(await screen.findByText(words)).toBeTruthy();
    await press(person, 'Copy');
    await screen.findByText('Copied');
    expect(services.takeUnsaved).toHaveBeenCalledWith({
      tabId: 7,
      what: 'best',
      save: { destination: sample.inEngineering },
    });
    await expectAccessible();
  });

  it('is not offered where there is nothing to read', async () => {
    openPopup({ captured: () => Promise.reject(remoteError('CaptureError', 'tab-gone')) });
    await screen.findByText(/^The tab was closed/);
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Copy' })).toBeNull();
  });

  it('leads a pressed Save to the ways out', async () => {
    const { person } = openPopup(popupStates['with no room left']);
    await person.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Try again'));
  });
});

describe('what is copied', () => {
  const picture = (id: string, alt: string): RootBlock => ({
    type: 'mediaSingle',
    attrs: { layout: 'center' },
    content: [{ type: 'media', attrs: { type: 'file', id, collection: '', alt } }],
  });

  it('shows pictures from where the page has them, and loads none of them', async () => {
    const requested: string[] = [];
    const observer = new PerformanceObserver((list) => requested.push(...list.getEntries().map(({ name }) => name)));
    observer.observe({ type: 'resource' });
    const { html } = formatClip({
      title: 'A <b> & more',
      url: 'https://news.example/tides',
      document: { version: 1, type: 'doc', content: [picture('1', 'Moon'), picture('2', 'Drawn here')] },
      pictureUrls: new Map([
        ['1', 'https://news.example/moon.png?a=1&b=2'],
        ['2', 'data:image/png;base64,AAAA'],
      ]),
    });
    expect(html).toContain('<h1>A &lt;b&gt; &amp; more</h1>');
    expect(html).toContain('src="https://news.example/moon.png?a=1&amp;b=2" alt="Moon"');
    expect(html).toContain('Drawn here</span>');
    expect(html).not.toMatch(/class=|base64/);
    await new Promise((resume) => setTimeout(resume, 50));
    observer.disconnect();
    expect(requested.filter((name) => name.includes('moon.png'))).toEqual([]);
  });
});
