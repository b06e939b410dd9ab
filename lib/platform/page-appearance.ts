/** What `public/color-mode.js` reads before the first frame of each page of ours; the settings' own store is too slow for that. */
const KEY = 'appearance';

/** Draws this page light, dark or as the system is, and notes it for the first frame of every other. */
export function applyAppearance(appearance: 'system' | 'light' | 'dark'): void {
  document.documentElement.dataset['colorMode'] = appearance;
  localStorage.setItem(KEY, appearance);
}
