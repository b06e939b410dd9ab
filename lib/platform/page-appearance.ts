/** What each page of ours reads before its first frame, most by `public/color-mode.js`; the settings' own store is too slow for that. */
const KEY = 'appearance';

/** Draws this page light, dark or as the system is, and notes it for the first frame of every other. */
export function applyAppearance(appearance: 'system' | 'light' | 'dark'): void {
  document.documentElement.dataset['colorMode'] = appearance;
  localStorage.setItem(KEY, appearance);
}

/** Draws this page as was noted last. For a page that is drawn by its script alone, which calls this before anything else. */
export function showAppearance(): void {
  try {
    document.documentElement.dataset['colorMode'] = localStorage.getItem(KEY) ?? 'system';
  } catch {
    // A blocked store: the page is then as the system is.
  }
}
