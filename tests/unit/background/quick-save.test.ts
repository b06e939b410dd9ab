import { describe, expect, it } from 'vitest';
import { CaptureError } from '../../../lib/background/capture-error';
import type { Gesture } from '../../../lib/background/gesture';
import type { createNotices } from '../../../lib/background/notices';
import { createQuickSave, type QuickSavePorts } from '../../../lib/background/quick-save';
import { QueueError } from '../../../lib/queue/queue-error';
import type { QueuedClip } from '../../../lib/queue/queued-clip';

const gesture: Gesture = { tabId: 7, tab: {}, request: { what: 'page' } };

function setUp(state: QueuedClip['state'], overrides: Partial<QuickSavePorts> = {}) {
  const done: string[] = [];
  const row = { id: 'a1', state } as Partial<QueuedClip> as QueuedClip;
  const notices: Partial<ReturnType<typeof createNotices>> = {
    saved: async () => void done.push('notification'),
    failed: async () => void done.push('failed'),
    unsaved: async () => void done.push('unsaved'),
  };
  const quickSave = createQuickSave({
    capture: async () => {
      done.push('stored');
      return { row, pictures: Promise.resolve() };
    },
    notices: notices as ReturnType<typeof createNotices>,
    showReceipt: async () => {
      done.push('receipt');
      return true;
    },
    openPopup: async () => {
      done.push('popup');
      return true;
    },
    noteUnsaved: async (unsaved) => void done.push(unsaved === gesture ? 'noted' : 'settled'),
    publish: async () => void done.push('publish'),
    ...overrides,
  });
  return { quickSave, done };
}

describe('a quick save', () => {
  it('is told in the page and by a notification, after it is stored', async () => {
    const { quickSave, done } = setUp('queued');
    await quickSave(gesture);
    expect(done).toEqual(['stored', 'receipt', 'notification', 'publish', 'settled', 'publish']);
  });

  it('leaves it to the receipt to ask for what a clip lacks', async () => {
    const { quickSave, done } = setUp('needs-user');
    await quickSave(gesture);
    expect(done).not.toContain('popup');
  });

  it('opens the popup to ask where the page shows no receipt', async () => {
    const { quickSave, done } = setUp('needs-user', { showReceipt: async () => false });
    await quickSave(gesture);
    expect(done).toContain('popup');
  });

  it('shows no receipt of what was not stored', async () => {
    const { quickSave, done } = setUp('queued', { capture: () => Promise.reject(new CaptureError('tab-gone')) });
    await quickSave(gesture);
    expect(done).toEqual(['noted', 'failed']);
  });

  it('that no storage takes says so, and opens the popup, which offers what was pointed at', async () => {
    const { quickSave, done } = setUp('queued', { capture: () => Promise.reject(new QueueError('storage-full')) });
    await quickSave(gesture);
    expect(done).toEqual(['noted', 'unsaved', 'popup']);
  });

  it('lets the popup ask whether a sensitive page is meant', async () => {
    const { quickSave, done } = setUp('queued', { capture: () => Promise.reject(new CaptureError('sensitive')) });
    await quickSave(gesture);
    expect(done).toEqual(['noted', 'popup']);
  });

  it('that is stored is never called unsaved, whatever fails after it', async () => {
    const { quickSave, done } = setUp('queued', { showReceipt: () => Promise.reject(new Error('a defect')) });
    await expect(quickSave(gesture)).rejects.toThrow('a defect');
    expect(done).not.toContain('failed');
    expect(done.filter((step) => step === 'publish')).toHaveLength(2);
  });
});
