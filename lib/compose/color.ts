/** The sixteen names of HTML 4 that are colours, and a few that editors write. Greys are no colours here. */
const NAMED: Readonly<Record<string, string>> = {
  red: '#ff0000',
  maroon: '#800000',
  green: '#008000',
  lime: '#00ff00',
  blue: '#0000ff',
  navy: '#000080',
  yellow: '#ffff00',
  olive: '#808000',
  purple: '#800080',
  fuchsia: '#ff00ff',
  magenta: '#ff00ff',
  teal: '#008080',
  aqua: '#00ffff',
  cyan: '#00ffff',
  orange: '#ffa500',
  brown: '#a52a2a',
  crimson: '#dc143c',
};

const RGB = /^rgba?\(\s*(\d+)[,\s]+(\d+)[,\s]+(\d+)(?:[,/\s]+([\d.]+)(%?))?\s*\)$/i;
/** Between the strongest and the weakest of red, green and blue; below it an eye sees grey. */
const MIN_CHROMA = 32;

/** Gives a CSS colour as `#rrggbb`; undefined for none, a grey, black, white, or one that lets much shine through. */
export function readColor(value: string | null | undefined): string | undefined {
  const channels = value ? readChannels(value.trim().toLowerCase()) : undefined;
  if (!channels || Math.max(...channels) - Math.min(...channels) < MIN_CHROMA) return undefined;
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function readChannels(value: string): number[] | undefined {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/.exec(NAMED[value] ?? value)?.[1];
  if (hex) {
    const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit) : hex.match(/../g);
    return digits?.map((pair) => Number.parseInt(pair, 16));
  }
  const [, red, green, blue, alpha = '1', percent] = RGB.exec(value) ?? [];
  const opacity = Number(alpha) / (percent ? 100 : 1);
  if (red === undefined || opacity < 0.5) return undefined;
  return [red, green, blue].map((channel) => Math.min(255, Number(channel)));
}
