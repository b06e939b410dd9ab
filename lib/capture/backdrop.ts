/** Below this relative luminance, a ground is dark, and what is drawn on it mostly light (WCAG 2 measures it thus). */
const DARK = 0.2;

/**
 * Gives the colour of the page behind an element where it is dark, as CSS writes it. A drawing is transparent where
 * nothing is drawn: light lines from a dark page would be gone on Confluence's white.
 */
export function readDarkBackdrop(element: Element): string | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    const [red = 0, green = 0, blue = 0, alpha = 1] = (/^rgba?\((.*)\)$/.exec(color)?.[1] ?? '0,0,0,0')
      .split(',')
      .map(Number);
    if (alpha < 0.5) continue;
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) < DARK ? color : undefined;
  }
  return undefined;
}

function linear(channel: number): number {
  return (channel / 255) ** 2.2;
}
