import { parseSettings } from './parse';
import type { Settings } from './settings';

const FORMAT = 'quick-capture-for-confluence/settings';
/** The only version there is of what a file holds; settings inside it have their own. */
const VERSION = 1;
/** Characters. Settings are a few thousand; a file that long is another's. */
const LONGEST = 2_000_000;

/** Why a file cannot be taken for settings: it is none of ours, or it was written by a newer version. */
export type SettingsFileErrorCode = 'not-settings' | 'newer';

/** A file that is not taken; nothing was changed. */
export class SettingsFileError extends Error {
  override readonly name = 'SettingsFileError';
  readonly code: SettingsFileErrorCode;

  constructor(code: SettingsFileErrorCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** The settings as the text of a file. There is no secret in settings. */
export function writeSettingsFile(settings: Settings): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, settings }, null, 2)}\n`;
}

function parseJson(text: string): unknown {
  try {
    return text.length > LONGEST ? undefined : JSON.parse(text);
  } catch (error) {
    throw new SettingsFileError('not-settings', error);
  }
}

/**
 * The settings in the text of a file: each is checked, and one that cannot be read is the default. Throws
 * SettingsFileError.
 */
export function readSettingsFile(text: string): Settings {
  const file = parseJson(text);
  if (typeof file !== 'object' || file === null || !('format' in file) || file.format !== FORMAT) {
    throw new SettingsFileError('not-settings');
  }
  const { version, settings } = file as { version?: unknown; settings?: unknown };
  if (typeof version === 'number' && version > VERSION) throw new SettingsFileError('newer');
  if (version !== VERSION || typeof settings !== 'object' || settings === null) {
    throw new SettingsFileError('not-settings');
  }
  return parseSettings(settings);
}
