import { describe, expect, it } from 'vitest';
import { parseFirstFrame } from '../../../lib/settings/first-frame';
import { parseRecents, parseSettings } from '../../../lib/settings/parse';
import { noRecents } from '../../../lib/settings/recents';
import { defaultSettings } from '../../../lib/settings/settings';

const destination = {
  cloudId: 'c1',
  space: { id: '10', key: 'ENG', name: 'Engineering' },
  type: 'page',
  parent: { id: '99', title: 'Research' },
  labels: ['clip'],
} as const;

describe('parseSettings', () => {
  it.each([undefined, null, 'text', 7, [], {}])('gives the defaults for %j', (stored) => {
    expect(parseSettings(stored)).toEqual(defaultSettings);
  });

  it('keeps what was chosen', () => {
    const chosen = { ...defaultSettings, defaultCapture: 'link', undoSeconds: 0, defaultLabels: ['web'] };
    expect(parseSettings(chosen)).toEqual(chosen);
  });

  it.each([
    ['defaultCapture', 'selection'],
    ['defaultType', 'whiteboard'],
    ['undoSeconds', 31],
    ['undoSeconds', -1],
    ['undoSeconds', 1.5],
    ['hasSourceLine', 'yes'],
    ['defaultLabels', [1]],
    ['appearance', 'sepia'],
    ['stars', [{ cloudId: 'c1' }]],
    ['rules', [{ pattern: 'two words', place: { cloudId: 'c1', space: destination.space } }]],
  ])('falls back for %s = %j alone', (field, broken) => {
    const stored = { ...defaultSettings, defaultCapture: 'page', hasSourceLine: false, [field]: broken };
    const expected = {
      ...defaultSettings,
      defaultCapture: 'page',
      hasSourceLine: false,
      [field]: defaultSettings[field as keyof typeof defaultSettings],
    };
    expect(parseSettings(stored)).toEqual(expected);
  });

  it('drops what it does not know, a secret that strayed in above all', () => {
    expect(parseSettings({ ...defaultSettings, clientSecret: 's3cret' })).toEqual(defaultSettings);
  });

  it('reads what it understands of a newer version', () => {
    expect(parseSettings({ ...defaultSettings, version: 2, undoSeconds: 9 })).toEqual({
      ...defaultSettings,
      undoSeconds: 9,
    });
  });
});

describe('parseRecents', () => {
  it('keeps what was remembered', () => {
    const stored = {
      ...noRecents,
      destinations: [{ destination, siteName: 'Acme', usedAt: 5 }],
      spaces: { c1: [{ id: '10', key: 'ENG', name: 'Engineering', type: 'global' }] },
    };
    expect(parseRecents(stored)).toEqual(stored);
  });

  it('adds what an older version did not remember', () => {
    expect(parseRecents({ version: 1, destinations: [], spaces: {} })).toEqual(noRecents);
  });

  it.each([
    undefined,
    {},
    { version: 2, destinations: [], spaces: {} },
    { version: 1, destinations: [{}], spaces: {} },
  ])('starts afresh from %j', (stored) => {
    expect(parseRecents(stored)).toEqual(noRecents);
  });
});

describe('parseFirstFrame', () => {
  it('reads what an earlier popup left', () => {
    const frame = { version: 1, connection: 'signed-in', destination };
    expect(parseFirstFrame(frame)).toEqual(frame);
  });

  it.each([undefined, null, 'x', { version: 1 }, { version: 1, connection: 'signed-in', destination: {} }])(
    'draws without it when it is %j',
    (stored) => {
      expect(parseFirstFrame(stored)).toBeUndefined();
    },
  );
});
