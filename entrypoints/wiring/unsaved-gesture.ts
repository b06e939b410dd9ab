import { parseUnsavedGesture } from '../../lib/background/unsaved-gesture';
import { createStoredItem } from '../../lib/platform/stored-item';

/** The last gesture that failed, for the popup: it may be the one to take the clip elsewhere. */
export const openUnsavedGesture = () =>
  createStoredItem({ area: 'session', key: 'unsaved-gesture', parse: parseUnsavedGesture });
