import { describe, expect, it } from 'vitest';
import type { PersonEvent } from '../../../lib/queue/clip-event';
import { afterPerson } from '../../../lib/queue/decisions';
import { createRow } from '../../../lib/queue/new-entry';
import { CLIP_STATES } from '../../../lib/queue/queue-reads';
import type { QueuedClip } from '../../../lib/queue/queued-clip';
import { ACCOUNT, destination, entry, OWNER, row, START } from './samples';

function decide(clip: QueuedClip, event: PersonEvent): QueuedClip {
  const next = afterPerson(clip, event);
  if (next === 'refused') throw new Error(`${event.type} was refused in ${clip.state}`);
  return next;
}

const at = START + 1_000;
const elsewhere = destination({ space: { id: '22', key: 'OPS', name: 'Operations' } });
const drafted = row({
  state: 'drafted',
  draftId: '101',
  attachments: { '1': { attachmentId: 'a', fileName: 'b.png' } },
});
const publishing = row({ state: 'publishing', draftId: '101', attemptedPublish: true });

describe('a preview', () => {
  const preview = createRow(entry({ isPreview: true }));

  it('is queued by its Save, at once', () => {
    const saved = decide({ ...preview, notBefore: at + 5_000 }, { type: 'confirmed', at, title: 'Green tea' });
    expect(saved).toMatchObject({ state: 'queued', title: 'Green tea', notBefore: at });
  });

  it('saved without a destination waits for one', () => {
    const { destination: _none, owner: _nobody, ...bare } = preview;
    expect(decide(bare, { type: 'confirmed', at })).toMatchObject({ state: 'needs-user', reason: 'destination' });
  });

  it('saved without an account waits for one', () => {
    const { owner: _nobody, ...unowned } = preview;
    expect(decide(unowned, { type: 'confirmed', at })).toMatchObject({ state: 'needs-user', reason: 'sign-in' });
  });

  it('is bound to the account its destination is chosen with', () => {
    const { destination: _none, owner: _nobody, ...bare } = preview;
    const saved = decide(bare, { type: 'confirmed', at, destination: elsewhere, accountId: ACCOUNT });
    expect(saved).toMatchObject({ state: 'queued', destination: elsewhere, owner: OWNER });
  });

  it('becomes a post when the person chooses so, in storage form', () => {
    const post = destination({ type: 'blogpost' });
    expect(decide(preview, { type: 'confirmed', at, destination: post })).toMatchObject({
      state: 'queued',
      wire: 'storage',
    });
  });

  it('is confirmed once', () => {
    expect(afterPerson(row({ state: 'queued' }), { type: 'confirmed', at })).toBe('refused');
  });
});

describe('an edit', () => {
  it.each([
    ['another space', elsewhere],
    ['another kind', destination({ type: 'blogpost' })],
    ['another site', destination({ cloudId: 'cloud-2' })],
  ])('to %s gives up the draft, which is noted for discarding', (_where, target) => {
    const moved = decide(drafted, { type: 'edited', at, destination: target, accountId: ACCOUNT });
    expect(moved).toMatchObject({ state: 'queued', destination: target, attachments: {} });
    expect(moved).not.toHaveProperty('draftId');
    expect(moved.abandonedDrafts).toEqual([{ id: '101', type: 'page', owner: OWNER }]);
  });

  it('to a site nobody is signed in to waits for the sign-in', () => {
    const moved = decide(drafted, { type: 'edited', at, destination: destination({ cloudId: 'cloud-2' }) });
    expect(moved).toMatchObject({ state: 'needs-user', reason: 'sign-in' });
  });

  it('of title, parent and labels keeps the draft', () => {
    const target = destination({ parent: { id: '5', title: 'P' }, labels: ['x'] });
    const edited = decide(drafted, { type: 'edited', at, title: 'New', destination: target });
    expect(edited).toMatchObject({ state: 'drafted', draftId: '101', title: 'New', destination: target });
  });

  it('after the intent takes title, parent and labels only', () => {
    expect(afterPerson(publishing, { type: 'edited', at, destination: elsewhere })).toBe('refused');
    const target = destination({ labels: ['x'] });
    expect(decide(publishing, { type: 'edited', at, destination: target })).toMatchObject({
      state: 'publishing',
      draftId: '101',
    });
  });

  it('answers what the clip waits for, and lets it go on', () => {
    const waiting = row({
      ...publishing,
      state: 'needs-user',
      resumeState: 'publishing',
      reason: 'title-taken',
      titleNumber: 4,
    });
    const edited = decide(waiting, { type: 'edited', at, title: 'New' });
    expect(edited).toMatchObject({ state: 'publishing', title: 'New', notBefore: at });
    expect(edited).not.toHaveProperty('reason');
    expect(edited).not.toHaveProperty('titleNumber');
  });

  it('of what is done is done to its page', () => {
    const done = row({ state: 'done', draftId: '1', attemptedPublish: true, endedAt: START, title: 'Tea' });
    const target = destination({ labels: ['x'] });
    const edited = decide(done, { type: 'edited', at, title: 'New', destination: target });
    expect(edited).toMatchObject({ state: 'changing', title: 'New', notBefore: at, change: { removedLabels: [] } });
    expect(edited).not.toHaveProperty('endedAt');
    const again = decide(edited, { type: 'edited', at, title: 'Tea', destination: destination() });
    expect(again).toMatchObject({ state: 'changing', change: { removedLabels: ['x'], mustWrite: true } });
    expect(decide(done, { type: 'edited', at, title: 'Tea' }).state).toBe('done');
    expect(afterPerson(done, { type: 'edited', at, destination: elsewhere })).toBe('refused');
  });

  it('that takes the parent away leads to the top of the space', () => {
    const below = destination({ parent: { id: '5', title: 'P' } });
    const done = row({ state: 'done', draftId: '1', attemptedPublish: true, destination: below });
    const edited = decide(done, { type: 'edited', at, destination: destination() });
    expect(edited.change).toEqual({ removedLabels: [], isToTop: true });
  });

  it.each(['publishing', 'published'] as const)('in %s is noted, for the page may have its old title', (state) => {
    const edited = decide({ ...publishing, state }, { type: 'edited', at, title: 'New' });
    expect(edited).toMatchObject({ state, title: 'New', change: { removedLabels: [] } });
  });

  it.each(['trash', 'cancelling'] as const)('comes too late in %s', (state) => {
    expect(afterPerson(row({ state, draftId: '1' }), { type: 'edited', at, title: 'New' })).toBe('refused');
  });
});

describe('a cancel', () => {
  it.each(CLIP_STATES.filter((state) => state !== 'cancelling' && state !== 'trash'))('in %s is taken', (state) => {
    const resume = state === 'needs-user' ? { resumeState: 'ready' as const } : {};
    expect(decide(row({ state, draftId: '101', ...resume }), { type: 'cancelled', at })).toMatchObject({
      state: 'cancelling',
      notBefore: at,
    });
  });

  it('goes to the trash at once where the server has nothing', () => {
    expect(decide(row(), { type: 'cancelled', at })).toMatchObject({ state: 'trash', endedAt: at });
  });

  it('waits for the discarding of a draft given up before', () => {
    const moved = decide(drafted, { type: 'edited', at, destination: elsewhere });
    expect(decide(moved, { type: 'cancelled', at }).state).toBe('cancelling');
  });

  it.each(['cancelling', 'trash'] as const)('in %s says nothing new', (state) => {
    expect(afterPerson(row({ state }), { type: 'cancelled', at })).toBe('refused');
  });
});

describe('out of the trash', () => {
  it('comes what was never published, to begin anew', () => {
    const restored = decide(row({ state: 'trash', draftId: '101', endedAt: 5 }), { type: 'restored', at });
    expect(restored).toMatchObject({ state: 'queued', notBefore: at });
    expect(restored).not.toHaveProperty('draftId');
    expect(restored).not.toHaveProperty('endedAt');
  });

  it('never comes what may have been a page: it would be its twin', () => {
    expect(afterPerson(row({ state: 'trash', draftId: '101', attemptedPublish: true }), { type: 'restored', at })).toBe(
      'refused',
    );
  });
});

describe('a clip that is being changed', () => {
  it('waits until its form is closed, and then goes on at once', () => {
    const held = decide(row(), { type: 'held', until: at + 120_000 });
    expect(held).toMatchObject({ state: 'queued', notBefore: at + 120_000 });
    expect(decide(held, { type: 'edited', at, title: 'New' })).toMatchObject({ title: 'New', notBefore: at });
    expect(decide(held, { type: 'retried', at })).toMatchObject({ title: held.title, notBefore: at });
  });

  it('is not held any more once there is something of it in Confluence', () => {
    const drafted = row({ state: 'drafted', draftId: '7' });
    expect(afterPerson(drafted, { type: 'held', until: at + 1 })).toBe('refused');
  });
});

describe('a retry', () => {
  it('goes on where the person was asked', () => {
    const waiting = row({
      state: 'needs-user',
      resumeState: 'drafted',
      reason: 'forbidden',
      draftId: '1',
      attempts: 9,
    });
    expect(decide(waiting, { type: 'retried', at })).toMatchObject({ state: 'drafted', attempts: 0, notBefore: at });
  });

  it('makes a clip that waits for its next try due now', () => {
    const waiting = row({ attempts: 9, notBefore: at + 3_600_000 });
    expect(decide(waiting, { type: 'retried', at })).toMatchObject({ state: 'queued', attempts: 0, notBefore: at });
  });

  it('does not invent a destination', () => {
    const { destination: _none, ...bare } = row({ state: 'needs-user', resumeState: 'queued', reason: 'destination' });
    expect(decide(bare, { type: 'retried', at })).toMatchObject({ state: 'needs-user', reason: 'destination' });
  });
});

describe('a published page whose labels were refused', () => {
  const refused = row({
    state: 'needs-user',
    resumeState: 'published',
    reason: 'refused',
    draftId: '1',
    attemptedPublish: true,
  });
  it('can be left as it is', () => expect(decide(refused, { type: 'accepted', at }).state).toBe('done'));
  it('can be left so when a change was refused', () => {
    expect(decide({ ...refused, resumeState: 'changing' }, { type: 'accepted', at }).state).toBe('done');
  });
  it('is the only thing that can', () => {
    expect(afterPerson({ ...refused, resumeState: 'publishing' }, { type: 'accepted', at })).toBe('refused');
  });
});

describe('a sign-in', () => {
  const event = { type: 'signed-in', at, accountId: ACCOUNT, cloudIds: ['cloud-1'] } as const;
  const { owner: _nobody, ...unowned } = row({ state: 'needs-user', resumeState: 'queued', reason: 'sign-in' });
  const wrong = row({ state: 'needs-user', resumeState: 'drafted', reason: 'wrong-account', draftId: '1' });

  it('owns what had no owner', () => expect(decide(unowned, event)).toMatchObject({ state: 'queued', owner: OWNER }));
  it('releases what waited for this account', () => expect(decide(wrong, event).state).toBe('drafted'));
  it.each([
    ['another account', wrong, { ...event, accountId: 'somebody else' }],
    ['an account that does not reach the site', unowned, { ...event, cloudIds: ['cloud-9'] }],
    ['what waits for something else', { ...wrong, reason: 'forbidden' as const }, event],
  ])('of %s changes nothing', (_what, clip, signIn) => {
    expect(afterPerson(clip, signIn)).toBe('refused');
  });
});
