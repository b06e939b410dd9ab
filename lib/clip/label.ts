/**
 * A label as Confluence takes it for certain: lower case, without accents, words joined by hyphens, `[a-z0-9-_]` only.
 * `''` when nothing of the text can be kept.
 */
export function normalizeLabel(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/-{2,}/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** The labels with those named in a text behind them, each once; commas and spaces part labels. */
export function addLabels(labels: readonly string[], text: string): string[] {
  const added = text
    .split(/[,\s]+/)
    .map(normalizeLabel)
    .filter((label) => label !== '');
  return [...new Set([...labels, ...added])];
}
