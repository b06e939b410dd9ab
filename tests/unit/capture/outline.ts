type Named = { type: string; attrs?: object };
type Content = Named & { text?: string; marks?: readonly Named[]; content?: readonly Content[] };

/** Attributes that say where something stands on a screen, or that differ from run to run. */
const UNSAID = new Set(['colwidth', 'localId', 'layout', 'width', 'height', 'widthType', 'id', 'collection']);

/** Writes each block on one line, so that a test says at a glance what it expects: `heading 2 ("one ", "two" strong)`. */
export function outline(blocks: readonly Content[]): string[] {
  return blocks.map(write);
}

function write({ type, text, attrs, marks = [], content = [] }: Content): string {
  const said = [...valuesOf(attrs), ...marks.flatMap((mark) => [mark.type, ...valuesOf(mark.attrs)])];
  if (type === 'text') return [JSON.stringify(text), ...said].join(' ');
  const inside = content.map(write).join(', ');
  return [type, ...said, ...(inside === '' ? [] : [`(${inside})`])].join(' ');
}

function valuesOf(attrs: object = {}): string[] {
  const values = Object.entries(attrs).filter(([name]) => !UNSAID.has(name));
  return values.map(([, value]) => (typeof value === 'object' ? JSON.stringify(value) : String(value)));
}
