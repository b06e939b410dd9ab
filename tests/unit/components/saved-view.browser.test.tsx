import './set-up';
import { act, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TextProvider } from '../../../components/base/text';
import { SavedView } from '../../../components/queue/saved-view';
import { english } from './english';
import { createFakeServices } from './fake-services';
import * as sample from './samples';

const waiting = sample.sampleClip({ id: 'a', state: 'queued', destination: sample.inEngineering });
const url = 'https://acme.example/wiki/tide';

const pass = (milliseconds: number) => act(async () => void (await vi.advanceTimersByTimeAsync(milliseconds)));

async function saveAndOpen() {
  const services = createFakeServices({ clips: [waiting] });
  render(
    <TextProvider translate={english}>
      <SavedView saved={{ clipId: 'a', opensWhenPublished: true }} services={services} />
    </TextProvider>,
  );
  await pass(100);
  const publish = async () => {
    services.queue.put({ ...waiting, state: 'done', publishedAt: sample.now, url });
    await pass(1_000);
  };
  return { services, publish };
}

describe('a clip that was to be opened once it is published', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is opened when that takes less than fifteen seconds', async () => {
    const { services, publish } = await saveAndOpen();
    await pass(13_000);
    await publish();
    expect(services.openTab).toHaveBeenCalledExactlyOnceWith(url);
    expect(services.closeWindow).toHaveBeenCalledOnce();
  });

  it('opens no tab of its own later, and says so', async () => {
    const { services, publish } = await saveAndOpen();
    await pass(16_000);
    screen.getByText(english('openLater'));
    await publish();
    expect(services.openTab).not.toHaveBeenCalled();
    screen.getByRole('button', { name: 'Open' });
  });
});
