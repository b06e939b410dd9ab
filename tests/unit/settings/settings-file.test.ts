import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../lib/settings/settings';
import { readSettingsFile, SettingsFileError, writeSettingsFile } from '../../../lib/settings/settings-file';

const chosen = { ...defaultSettings, undoSeconds: 20, appearance: 'dark' as const, defaultLabels: ['tides'] };

function codeOf(text: string): string {
  try {
    readSettingsFile(text);
  } catch (error) {
    if (error instanceof SettingsFileError) return error.code;
    throw error;
  }
  return 'taken';
}

describe('a file of settings', () => {
  it('gives back what was written into it', () => {
    expect(readSettingsFile(writeSettingsFile(chosen))).toEqual(chosen);
  });

  it('that was edited by hand costs only what cannot be read', () => {
    const text = writeSettingsFile(chosen).replace('"undoSeconds": 20', '"undoSeconds": "soon"');
    expect(readSettingsFile(text)).toEqual({ ...chosen, undoSeconds: defaultSettings.undoSeconds });
  });

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><title>Settings</title>'],
    ['a list', '[]'],
    ['null', 'null'],
    ['clips', '{"format":"quick-capture-for-confluence","version":1,"clips":[]}'],
    ['no settings', '{"format":"quick-capture-for-confluence/settings","version":1}'],
    ['a version that never was', '{"format":"quick-capture-for-confluence/settings","version":"x","settings":{}}'],
    ['far too much', `"${'x'.repeat(2_000_001)}"`],
  ])('with %s in it is refused', (_what, text) => {
    expect(codeOf(text)).toBe('not-settings');
  });

  it('of a newer version is told apart', () => {
    expect(codeOf('{"format":"quick-capture-for-confluence/settings","version":2,"settings":{}}')).toBe('newer');
  });

  it('cannot reach a prototype', () => {
    const text =
      '{"format":"quick-capture-for-confluence/settings","version":1,"settings":{"__proto__":{"spoilt":true}}}';
    expect(readSettingsFile(text)).toEqual(defaultSettings);
    expect({}).not.toHaveProperty('spoilt');
  });
});
