import regular from '@fontsource/inter/files/inter-latin-400-normal.woff2?url';
import bold from '@fontsource/inter/files/inter-latin-700-normal.woff2?url';

const STYLE = `
@font-face { font-family: Pinned; font-weight: 400; src: url(${new URL(regular, location.href)}) }
@font-face { font-family: Pinned; font-weight: 700; src: url(${new URL(bold, location.href)}) }
:root { font-family: Pinned, serif }
pre, code, kbd, samp { font-family: Pinned, monospace }`;

/** Gives a shown page one font, whatever the machine has: a table's columns are as wide as the words in them. */
export async function pinFonts(document: Document): Promise<void> {
  const style = document.createElement('style');
  style.textContent = STYLE;
  // First, so that what the page itself says of its fonts goes before it.
  document.head.prepend(style);
  const loaded = await Promise.all(['400 16px Pinned', '700 16px Pinned'].map((font) => document.fonts.load(font)));
  if (loaded.some((faces) => faces.length === 0)) throw new Error('the pinned font did not load');
}
