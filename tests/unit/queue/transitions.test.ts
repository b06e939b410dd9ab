import { describe, expect, it } from 'vitest';
import type { PublisherEvent } from '../../../lib/queue/clip-event';
import { CLIP_STATES } from '../../../lib/queue/queue-reads';
import type { ClipState, QueuedClip } from '../../../lib/queue/queued-clip';
import { afterPublisher, compareAndSet } from '../../../lib/queue/transitions';
import { pictures, row, START } from './samples';

/** A clip as it stands in each state, far enough for every event that could mean something there. */
function inState(state: ClipState): QueuedClip {
  const hasIntent = ['publishing', 'published', 'changing', 'done'].includes(state);
  const hasDraft = hasIntent || ['drafted', 'ready', 'cancelling'].includes(state);
  return row({ state, attemptedPublish: hasIntent, ...(hasDraft ? { draftId: '101' } : {}) });
}

type Arrows = Record<PublisherEvent['type'], Partial<Record<ClipState, ClipState>>>;

const EVENTS: Record<PublisherEvent['type'], PublisherEvent> = {
  drafted: { type: 'drafted', draftId: '101' },
  'uploads-finished': { type: 'uploads-finished' },
  'publish-intended': { type: 'publish-intended' },
  published: { type: 'published', at: START, title: 'Tea' },
  finished: { type: 'finished', at: START },
  'change-intended': { type: 'change-intended' },
  changed: { type: 'changed', at: START, title: 'Tea' },
  withdrawn: { type: 'withdrawn', at: START },
  'body-refused': { type: 'body-refused' },
  'title-clashed': { type: 'title-clashed' },
  conflicted: { type: 'conflicted', notBefore: START },
  'content-missing': { type: 'content-missing', at: START },
  'draft-discarded': { type: 'draft-discarded', draftId: '9', isOrphan: false },
  postponed: { type: 'postponed', notBefore: START, isOrphan: false },
  stuck: { type: 'stuck', reason: 'forbidden' },
};

const stay = (...states: ClipState[]) => Object.fromEntries(states.map((state) => [state, state]));
const ask = (...states: ClipState[]) => Object.fromEntries(states.map((state) => [state, 'needs-user' as const]));

/** Every arrow there is; all else is refused. */
const ARROWS: Arrows = {
  drafted: { queued: 'drafted' },
  'uploads-finished': { drafted: 'ready' },
  'publish-intended': { ready: 'publishing' },
  published: { publishing: 'published' },
  finished: { published: 'done' },
  'change-intended': stay('changing'),
  changed: { changing: 'done' },
  withdrawn: { cancelling: 'trash' },
  'body-refused': stay('queued', 'publishing'),
  'title-clashed': stay('publishing', 'changing'),
  conflicted: stay('publishing'),
  'content-missing': stay('drafted', 'ready', 'publishing', 'published', 'changing', 'cancelling'),
  'draft-discarded': stay(...CLIP_STATES),
  postponed: stay('queued', 'drafted', 'ready', 'publishing', 'published', 'changing', 'cancelling'),
  stuck: ask('queued', 'drafted', 'ready', 'publishing', 'published', 'changing', 'cancelling'),
};

const CASES = Object.values(EVENTS).flatMap((event) =>
  CLIP_STATES.map((from) => ({ name: event.type, event, from, to: ARROWS[event.type][from] ?? 'refused' })),
);

function advance(clip: QueuedClip, event: PublisherEvent): QueuedClip {
  const next = afterPublisher(clip, event);
  if (next === 'refused') throw new Error(`${event.type} was refused in ${clip.state}`);
  return next;
}

describe('the publisher’s events', () => {
  it.each(CASES)('$name in $from: $to', ({ event, from, to }) => {
    const next = afterPublisher(inState(from), event);
    expect(next === 'refused' ? next : next.state).toBe(to);
  });

  it('set a draft’s id only where there is none', () => {
    expect(afterPublisher(row({ state: 'queued', draftId: '7' }), EVENTS.drafted)).toBe('refused');
  });

  it('end the uploads only when every picture is settled', () => {
    const clip = row({ state: 'drafted', draftId: '1', assets: pictures(1) });
    expect(afterPublisher(clip, EVENTS['uploads-finished'])).toBe('refused');
    expect(advance({ ...clip, assets: pictures(1, 'lost') }, EVENTS['uploads-finished']).state).toBe('ready');
  });

  it('note the intent with the arrow into publishing, in one step', () => {
    expect(advance(inState('ready'), EVENTS['publish-intended'])).toMatchObject({
      state: 'publishing',
      attemptedPublish: true,
    });
  });

  it('forget the failures of a step that succeeded', () => {
    const clip = { ...inState('queued'), attempts: 7, missingSince: 1 };
    const next = advance(clip, EVENTS.drafted);
    expect(next.attempts).toBe(0);
    expect(next).not.toHaveProperty('missingSince');
  });

  it('believe a 404 only a minute after the first', () => {
    const first = advance(inState('drafted'), { type: 'content-missing', at: START });
    expect(first).toMatchObject({ state: 'drafted', draftId: '101', missingSince: START, notBefore: START + 60_000 });
    const early = advance(first, { type: 'content-missing', at: START + 59_999 });
    expect(early).toMatchObject({ state: 'drafted', draftId: '101', notBefore: START + 60_000 });
    const second = advance(first, { type: 'content-missing', at: START + 60_000 });
    expect(second.state).toBe('queued');
    expect(second).not.toHaveProperty('draftId');
  });

  it.each(['publishing', 'published', 'changing'] as const)('never give up the page after the intent (%s)', (state) => {
    const missing = { ...inState(state), missingSince: START };
    const next = advance(missing, { type: 'content-missing', at: START + 60_000 });
    expect(next).toMatchObject({ state: 'needs-user', reason: 'page-gone', draftId: '101' });
  });

  it('keep what was asked for while the page was being published, and do it afterwards', () => {
    const asked = { ...inState('publishing'), title: 'Green tea', change: { removedLabels: [] } };
    const published = advance(asked, EVENTS.published);
    expect(published).toMatchObject({ state: 'published', title: 'Green tea' });
    const changing = advance(published, EVENTS.finished);
    expect(changing).toMatchObject({ state: 'changing', notBefore: START });
    const done = advance(changing, { type: 'changed', at: START, title: 'Green tea (2)' });
    expect(done).toMatchObject({ state: 'done', title: 'Green tea (2)', endedAt: START });
    expect(done).not.toHaveProperty('change');
  });

  it('take the storage form once', () => {
    const stored = advance(inState('publishing'), EVENTS['body-refused']);
    expect(stored).toMatchObject({ state: 'publishing', wire: 'storage', draftId: '101' });
    expect(advance(stored, EVENTS['body-refused'])).toMatchObject({ state: 'needs-user', reason: 'body-refused' });
  });

  it('number the title, and ask instead when a popup warned or numbers run out', () => {
    const clip = inState('publishing');
    expect(advance(clip, EVENTS['title-clashed']).titleNumber).toBe(2);
    expect(advance({ ...clip, titleNumber: 2 }, EVENTS['title-clashed']).titleNumber).toBe(3);
    expect(advance({ ...clip, titleNumber: 99 }, EVENTS['title-clashed'])).toMatchObject({ reason: 'title-taken' });
    expect(advance({ ...clip, onTitleTaken: 'ask' }, EVENTS['title-clashed'])).toMatchObject({ reason: 'title-taken' });
  });

  it('ask at the third conflict', () => {
    const second = advance(advance(inState('publishing'), EVENTS.conflicted), EVENTS.conflicted);
    expect(second).toMatchObject({ state: 'publishing', conflicts: 2 });
    expect(advance(second, EVENTS.conflicted)).toMatchObject({
      state: 'needs-user',
      reason: 'conflict',
      resumeState: 'publishing',
    });
  });

  it('count each draft that may have been left behind', () => {
    const orphan = { type: 'postponed', notBefore: START, isOrphan: true } as const;
    expect(advance(advance(inState('queued'), orphan), orphan).orphanDrafts).toBe(2);
  });

  it('keep at most 300 characters of the server’s words', () => {
    const next = advance(inState('queued'), { type: 'stuck', reason: 'refused', detail: 'x'.repeat(999) });
    expect(next.reasonDetail).toHaveLength(300);
  });
});

describe('compareAndSet', () => {
  const clip = { ...inState('queued'), revision: 4 };

  it('counts the revision', () => expect(compareAndSet(clip, clip, EVENTS.drafted)).toMatchObject({ revision: 5 }));
  it.each([
    ['another revision', { ...clip, revision: 5 }],
    ['another state', { ...clip, state: 'cancelling' as const }],
  ])('refuses over %s', (_what, stored) => {
    expect(compareAndSet(stored, clip, EVENTS.drafted)).toBe('refused');
  });
  it('refuses over nothing', () => expect(compareAndSet(undefined, clip, EVENTS.drafted)).toBe('refused'));
});
