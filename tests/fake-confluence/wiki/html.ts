/** Text that is already HTML. Only `html` and `trusted` make it, so nothing else gets into a page unescaped. */
export type Markup = { readonly markup: string };

type Part = string | number | Markup | readonly Markup[] | undefined;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text with the characters replaced that HTML and XML would read as markup. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** Markup that was written by us, such as the style sheet. */
export const trusted = (markup: string): Markup => ({ markup });

const show = (part: Part): string => {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
};

/** A template whose values are escaped unless they are markup themselves; undefined shows nothing. */
export const html = (texts: TemplateStringsArray, ...parts: Part[]): Markup =>
  trusted(texts.reduce((before, text, index) => before + show(parts[index - 1]) + text));
