import style from './clip-preview.module.css';

/** How bright the eye finds a colour `#rrggbb`, from 0 to 255 (ITU-R BT.601, §2.5.1). */
function brightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** The class that makes text readable on a colour the page chose, whatever theme the popup has. */
export function classOnColor(color: string): string | undefined {
  return brightness(color) > 127 ? style.onLight : style.onDark;
}
