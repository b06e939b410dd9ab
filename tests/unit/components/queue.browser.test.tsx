import './set-up';
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Options } from '../../../components/options';
import { Popup } from '../../../components/popup';
import type { QueuedClip } from '../../../lib/queue/queued-clip';
import { expectAccessible } from './accessibility';
import { createFakeServices, remoteError, type World } from './fake-services';
import * as sample from './samples';

function openOptions(world: Partial<World> = {}) {
  const services = createFakeServices(world);
  render(<Options services={services} />);
  return { services, background: services.background, person: userEvent.setup() };
}

const clip = (id: string, change: Partial<QueuedClip> = {}): QueuedClip =>
  sample.sampleClip({ id, title: `Clip ${id}`, state: 'queued', destination: sample.inEngineering, ...change });
const many = (count: number, change: Partial<QueuedClip> = {}): QueuedClip[] =>
  Array.from({ length: count }, (_, index) => clip(String(index), change));
const until = Date.UTC(2026, 10, 24, 10, 30);
const pause = (kind: 'auth' | 'offline' | 'rate-limited') => ({ kind, since: sample.now, until, attempts: 0 });
const queue = async () => within(await screen.findByRole('region', { name: 'Your clips' }));

describe('a queue that cannot be read', () => {
  it.each([
    ['blocked', /^An older window of this extension is in the way/],
    ['future-version', /^What is kept here was written by a newer version/],
    ['broken', /^The browser's storage cannot be used/],
  ])('says so and leads to the rescue page when it is %s', async (code, words) => {
    openOptions({ clips: many(1), queueFailure: remoteError('QueueError', code) });
    const notice = within(await (await queue()).findByRole('alert'));
    expect(notice.getByText(words)).toBeTruthy();
    expect(notice.getByRole('link', { name: /^Rescue page/ }).getAttribute('href')).toBe('rescue.html');
    expect((await queue()).queryByText('Clip 0')).toBeNull();
    const history = within(await screen.findByRole('region', { name: 'History' }));
    expect(history.getByText(words)).toBeTruthy();
  });

  it('is shown as soon as it can be read again, and keeps what it shows when it no longer can', async () => {
    const { services } = openOptions({ clips: many(1), queueFailure: remoteError('QueueError', 'blocked') });
    await (await queue()).findByRole('alert');
    services.queue.refuse(undefined);
    await (await queue()).findByText('Clip 0');
    expect((await queue()).queryByRole('alert')).toBeNull();
    services.queue.refuse(remoteError('QueueError', 'broken'));
    await (await queue()).findByRole('alert');
    expect((await queue()).getByText('Clip 0')).toBeTruthy();
  });
});

describe('a name in another direction', () => {
  const hebrew = '\u05e9\u05dc\u05d5\u05dd (1)!';

  it.each([
    ['a clip that waits', 'Your clips', { clips: [clip('1', { title: hebrew })] }],
    ['a page that was saved', 'History', { history: [sample.savedClip({ title: hebrew })] }],
  ])('turns nothing around but itself in the title of %s', async (_, region, world) => {
    openOptions(world);
    const title = await within(await screen.findByRole('region', { name: region })).findByText(hebrew);
    expect(getComputedStyle(title).unicodeBidi).toBe('plaintext');
  });

  it('stands as it is where it is the host of a page', async () => {
    openOptions({ history: [sample.savedClip({ sourceUrl: 'https://\u0430pple.example/x' })] });
    expect(await screen.findByText(/xn--pple-43d\.example/)).toBeTruthy();
  });
});

describe('a queue that waits', () => {
  it('says that there is no network, until when it waits, and tries at once when asked', async () => {
    const { background, person } = openOptions({ clips: many(2), pause: pause('offline') });
    expect(await (await queue()).findByText(/^There is no connection/)).toBeTruthy();
    expect(screen.getByText(/^Next try at .*10:30/)).toBeTruthy();
    await person.click((await queue()).getByRole('button', { name: 'Try again' }));
    expect(background.resume).toHaveBeenCalled();
    await expectAccessible();
  });

  it('says until when Confluence wants it to wait', async () => {
    openOptions({ clips: many(2), pause: pause('rate-limited') });
    expect(await (await queue()).findByText(/^Confluence asks for a pause.*10:30/)).toBeTruthy();
  });

  it('asks to sign in', async () => {
    const { background, person } = openOptions({ clips: many(2), pause: pause('auth') });
    await person.click(await (await queue()).findByRole('button', { name: 'Sign in' }));
    expect(background.signIn).toHaveBeenCalled();
  });

  it('says nothing of a pause while nothing waits', async () => {
    openOptions({ clips: many(1, { state: 'done' }), pause: pause('offline') });
    await (await queue()).findByText('Clip 0');
    expect(screen.queryByText(/^There is no connection/)).toBeNull();
  });
});

describe('how far it is', () => {
  it('counts the clips that go one after another', async () => {
    openOptions({ clips: [...many(5), clip('a', { state: 'done' }), clip('b', { state: 'done' })] });
    const bar = await (await queue()).findByRole('progressbar', { name: '2 of 7 published' });
    expect(bar).toHaveProperty('value', 2);
  });

  it('counts the pictures of the one that is under way', async () => {
    const assets = Array.from({ length: 14 }, (_, index) => ({
      id: String(index),
      url: '',
      name: `clip-00000000-${index}`,
      state: 'stored' as const,
    }));
    const uploaded = (index: number) => ({ attachmentId: `att${index}`, fileName: `clip-00000000-${index}.png` });
    const attachments = { 0: uploaded(0), 1: uploaded(1) };
    openOptions({ clips: [clip('a', { state: 'drafted', assets, attachments })] });
    const bar = await screen.findByRole('progressbar', { name: 'Picture 3 of 14' });
    expect(bar).toHaveProperty('value', 2);
    expect(bar).toHaveProperty('max', 14);
  });
});

describe('what can be done with a clip', () => {
  it('tries again at once what has failed', async () => {
    const { background, person } = openOptions({ clips: [clip('a', { attempts: 2, notBefore: 8e15 }), clip('b')] });
    await person.click(await screen.findByRole('button', { name: 'Try again: “Clip a”' }));
    expect(background.retry).toHaveBeenCalledWith('a');
    expect(screen.queryByRole('button', { name: 'Try again: “Clip b”' })).toBeNull();
  });

  it('changes what waits, and not what is being published', async () => {
    const { background, person } = openOptions({ clips: [clip('a'), clip('b', { state: 'publishing' })] });
    expect(screen.queryByRole('button', { name: 'Change: “Clip b”' })).toBeNull();
    await person.click(await screen.findByRole('button', { name: 'Change: “Clip a”' }));
    const form = within(screen.getByRole('form', { name: 'Clip a' }));
    await person.clear(form.getByLabelText('Title'));
    await person.type(form.getByLabelText('Title'), 'Better');
    await person.click(form.getByRole('button', { name: 'Save' }));
    expect(background.revise).toHaveBeenCalledWith(expect.objectContaining({ clipId: 'a', title: 'Better' }));
  });

  it('takes a clip out and gives it back, and the focus goes with it', async () => {
    const { background, person } = openOptions({ clips: [clip('a'), clip('b')] });
    await person.click(await screen.findByRole('button', { name: 'Undo “Clip a”' }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('“Clip a” was taken back.'));
    await person.keyboard('{Tab}{Enter}');
    expect(background.restore).toHaveBeenCalledWith('a');
    await waitFor(() => expect(screen.queryByText('“Clip a” was taken back.')).toBeNull());
    expect(screen.getByRole('button', { name: 'Undo “Clip a”' })).toBeTruthy();
  });

  it('says why it could not be taken out', async () => {
    const { background, person } = openOptions({ clips: [clip('a')] });
    background.cancel.mockRejectedValueOnce(remoteError('QueueError', 'blocked'));
    await person.click(await screen.findByRole('button', { name: 'Undo “Clip a”' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/^An older window/);
    expect(screen.getByText('Clip a')).toBeTruthy();
  });
});

describe('a long queue', () => {
  it('reads what it shows, and more when asked', async () => {
    const { services, person } = openOptions({ clips: many(45) });
    const asked: number[] = [];
    const { list } = services.queue;
    services.queue.list = (options) => {
      asked.push(options.limit);
      return list(options);
    };
    const rows = () => screen.queryAllByText(/^Clip \d+$/).length;
    await waitFor(() => expect(rows()).toBe(20));
    await person.click(screen.getByRole('button', { name: 'Show more: Waiting' }));
    await waitFor(() => expect(rows()).toBe(40));
    await person.click(screen.getByRole('button', { name: 'Show more: Waiting' }));
    await waitFor(() => expect(rows()).toBe(45));
    expect(screen.queryByRole('button', { name: 'Show more: Waiting' })).toBeNull();
    expect(Math.max(...asked)).toBe(60);
  });
});

describe('ten thousand clips', () => {
  const rows = () => screen.queryAllByText(/^Clip \d+$/).length;

  it('are drawn twenty at a time, and the keyboard alone gets more without losing its place', async () => {
    const { person } = openOptions({ clips: many(10_000) });
    await waitFor(() => expect(rows()).toBe(20));
    const more = screen.getByRole('button', { name: 'Show more: Waiting' });
    more.focus();
    await person.keyboard('{Enter}');
    await waitFor(() => expect(rows()).toBe(40));
    expect(document.activeElement).toBe(more);
    await person.keyboard(' ');
    await waitFor(() => expect(rows()).toBe(60));
    expect(document.activeElement).toBe(more);
  });

  it('are three rows and a number in the popup', async () => {
    render(<Popup services={createFakeServices({ clips: many(10_000) })} />);
    await waitFor(() => expect(rows()).toBe(3));
    expect(screen.getByText(/9,997/)).toBeTruthy();
  });
});

describe('what was discarded', () => {
  it('is folded away, and comes back when it was never published', async () => {
    const { background, person } = openOptions({
      clips: [
        clip('a', { state: 'trash', endedAt: sample.now }),
        clip('b', { state: 'trash', attemptedPublish: true, url: 'https://acme.example/wiki/1' }),
      ],
    });
    await person.click(await screen.findByText('Discarded in the last 30 days (2)'));
    expect(screen.queryByRole('button', { name: 'Restore: “Clip b”' })).toBeNull();
    expect(screen.getByText(/The page is in the trash of Confluence/)).toBeTruthy();
    await expectAccessible();
    await person.click(screen.getByRole('button', { name: 'Restore: “Clip a”' }));
    expect(background.restore).toHaveBeenCalledWith('a');
    expect(await screen.findByText('Discarded in the last 30 days (1)')).toBeTruthy();
  });
});

describe('the room there is', () => {
  it('is told with what is kept a second time', async () => {
    openOptions({ storage: { used: 12_345_678, quota: 64e9, waiting: 1_200, copied: 1_100, cut: 2 } });
    expect(await screen.findByText('Clips and settings take 12.3 MB of the 64 GB there is room for.')).toBeTruthy();
    expect(screen.getByText(/^A second copy holds the text of 1,100 of 1,200 waiting clips/)).toBeTruthy();
    expect(screen.getByText('Of 2 of them it holds only the beginning.')).toBeTruthy();
  });

  it('is not told where the browser does not say, nor a second copy of nothing', async () => {
    openOptions();
    await queue();
    expect(screen.queryByText(/there is room for|second copy|only the beginning/)).toBeNull();
  });
});

describe('a file of clips', () => {
  const choose = async (person: ReturnType<typeof userEvent.setup>) =>
    person.upload(await screen.findByLabelText('Add from a file'), new File(['{}'], 'clips.json'));

  it('says what became of each clip in it', async () => {
    const { services, person } = openOptions();
    services.queueFile.load.mockResolvedValue({ added: 12, known: 1, unreadable: 0 });
    await choose(person);
    expect(await screen.findByText('12 clips added. 1 was here already.')).toBeTruthy();
  });

  it('says why nothing was taken from it', async () => {
    const { services, person } = openOptions();
    services.queueFile.load.mockRejectedValue(remoteError('ClipFileError', 'not-ours'));
    await choose(person);
    expect(await screen.findByText(/^This is not a file with clips/)).toBeTruthy();
  });
});
