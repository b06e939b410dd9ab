import { describe, expect, it } from 'vitest';
import { createNotices, type Notice, readNoticeClipId } from '../../../lib/background/notices';
import type { QueuedClip } from '../../../lib/queue/queued-clip';

const clip = {
  id: 'a1',
  title: 'News',
  state: 'queued',
  destination: { cloudId: 'c', space: { id: '1', key: 'ENG', name: 'Engineering' }, type: 'page', labels: [] },
} as Partial<QueuedClip> as QueuedClip;

function setUp(counts = { waiting: 0, needsUser: 0 }) {
  const shown: Notice[] = [];
  const badges: { text: string; title: string }[] = [];
  const notices = createNotices({
    showNotification: async (notice) => void shown.push(notice),
    setBadge: async (badge) => void badges.push(badge),
    countWaiting: async () => counts,
    translate: (key, ...substitutions) => [key, ...substitutions].join('|'),
    describeReason: (reason) => `do something about ${reason}`,
    describeError: (error) => `because ${error}`,
  });
  return { notices, shown, badges };
}

describe('notifications', () => {
  it('say where a quick save goes, under an id that leads back to the clip', async () => {
    const { notices, shown } = setUp();
    await notices.saved(clip);
    expect(shown).toEqual([
      { id: 'clip:a1', title: 'notificationSaved', message: 'News\nnotificationSavedTo|Engineering' },
    ]);
    expect(readNoticeClipId(shown[0]?.id ?? '')).toBe('a1');
    expect(readNoticeClipId('not-saved')).toBeUndefined();
  });

  it('say what a saved clip still lacks', async () => {
    const { notices, shown } = setUp();
    await notices.saved({ ...clip, state: 'needs-user', reason: 'sign-in' });
    expect(shown[0]).toMatchObject({ title: 'notificationSaved', message: 'News\ndo something about sign-in' });
  });

  it('say why nothing was saved', async () => {
    const { notices, shown } = setUp();
    await notices.failed('the disk is full');
    expect(shown[0]).toMatchObject({ title: 'notificationFailed', message: 'because the disk is full' });
  });

  it('say with the badge what no storage took', async () => {
    const { notices, shown, badges } = setUp();
    await notices.unsaved('the disk is full');
    expect(shown[0]).toMatchObject({ title: 'notificationFailed', message: 'because the disk is full' });
    expect(badges).toMatchObject([{ text: '!', title: 'notificationFailed' }]);
  });

  it('say how many clips came back from their second copy, and nothing of none', async () => {
    const { notices, shown } = setUp();
    await notices.restored(0);
    await notices.restored(2);
    expect(shown).toEqual([{ id: 'restored', title: 'notificationRestored', message: 'notificationRestoredCount|2' }]);
  });
});

describe('the badge', () => {
  it.each([
    [{ waiting: 0, needsUser: 0 }, ''],
    [{ waiting: 3, needsUser: 0 }, '3'],
    [{ waiting: 3, needsUser: 1 }, '!'],
  ])('for %j is "%s"', async (counts, text) => {
    const { notices, badges } = setUp(counts);
    await notices.refreshBadge();
    expect(badges[0]?.text).toBe(text);
  });
});
