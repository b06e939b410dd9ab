import type { AdfDocument, Block, ListItem, Media, MediaSingle, Paragraph, Table, Text } from './nodes.ts';

/**
 * What became of a picture. A file may have a size of its own, in CSS pixels, where it is not the one the page named;
 * without an `alt` of its own a lost one is described by the words the page gave it.
 */
export type MediaTarget =
  | { kind: 'file'; fileId: string; collection: string; size?: { width: number; height: number } }
  | { kind: 'external'; url: string }
  | { kind: 'lost'; alt?: string }
  /** Not decided yet. */
  | { kind: 'kept' };

/** Tells what became of the asset with this id. */
export type MediaResolver = (assetId: string) => MediaTarget;

/** What remains of a picture that is lost: its description in italics, with its link, and its caption. */
function remainsOf({ content: [media, caption] }: MediaSingle, alt = media.attrs.alt): Paragraph[] {
  const remains: Paragraph[] = [];
  const words = alt || media.marks?.[0]?.attrs.href;
  if (words) {
    const description: Text = { type: 'text', text: words, marks: [...(media.marks ?? []), { type: 'em' }] };
    remains.push({ type: 'paragraph', content: [description] });
  }
  if (caption && caption.content.length > 0) remains.push({ type: 'paragraph', content: caption.content });
  return remains;
}

/** The picture itself once it is known where it is, or undefined if it is lost. */
function locate(media: Media, target: MediaTarget): Media | undefined {
  const { type: _type, alt, width, height } = { ...media.attrs, ...(target.kind === 'file' && target.size) };
  const described = {
    ...(alt !== undefined && { alt }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
  };
  const marks = media.marks && { marks: media.marks };
  switch (target.kind) {
    case 'file':
      return {
        type: 'media',
        attrs: { type: 'file', id: target.fileId, collection: target.collection, ...described },
        ...marks,
      };
    case 'external':
      return { type: 'media', attrs: { type: 'external', url: target.url, ...described }, ...marks };
    case 'kept':
      return media;
    case 'lost':
      return undefined;
    default:
      return target satisfies never;
  }
}

/** Shown larger than it is, a picture of a part would be out of focus. */
function withinWidth(attrs: MediaSingle['attrs'], most: number): MediaSingle['attrs'] {
  return attrs.width === undefined ? attrs : { ...attrs, width: Math.min(attrs.width, most) };
}

function resolveSingle(single: MediaSingle, resolve: MediaResolver): MediaSingle | Paragraph[] {
  const [media, caption] = single.content;
  if (media.attrs.type === 'external') return single;
  const target = resolve(media.attrs.id);
  const located = locate(media, target);
  if (located) {
    const attrs = target.kind === 'file' && target.size ? withinWidth(single.attrs, target.size.width) : single.attrs;
    return { ...single, attrs, content: caption ? [located, caption] : [located] };
  }
  return remainsOf(single, target.kind === 'lost' ? target.alt : undefined);
}

function resolveItem(item: ListItem, resolve: MediaResolver): ListItem {
  const content = resolveBlocks(item.content, resolve);
  const first = content[0]?.type;
  const startsWithList = first === 'bulletList' || first === 'orderedList' || first === 'taskList';
  // The older schema wants a paragraph, a picture or code at the start of an item.
  return { ...item, content: startsWithList ? [{ type: 'paragraph' }, ...content] : content };
}

function resolveTable(table: Table, resolve: MediaResolver): Table {
  const content = table.content.map((row) => ({
    ...row,
    content: row.content.map((cell) => ({ ...cell, content: resolveBlocks(cell.content, resolve) })),
  }));
  return { ...table, content };
}

function resolveBlock(block: Block, resolve: MediaResolver): Block | Block[] {
  switch (block.type) {
    case 'mediaSingle':
      return resolveSingle(block, resolve);
    case 'bulletList':
    case 'orderedList':
      return { ...block, content: block.content.map((item) => resolveItem(item, resolve)) };
    case 'table':
      return resolveTable(block, resolve);
    case 'blockquote':
      return { ...block, content: resolveBlocks(block.content, resolve) };
    case 'panel':
      return { ...block, content: resolveBlocks(block.content, resolve) };
    case 'expand':
      return { ...block, content: resolveBlocks(block.content, resolve) };
    case 'nestedExpand':
      return { ...block, content: resolveBlocks(block.content, resolve) };
    case 'paragraph':
    case 'heading':
    case 'taskList':
    case 'codeBlock':
    case 'rule':
    case 'blockCard':
    case 'embedCard':
      return block;
    default:
      return block satisfies never;
  }
}

/** A block becomes one of its own type, or paragraphs, which may stand wherever a picture may: hence the assertion. */
function resolveBlocks<Kind extends Block>(blocks: readonly Kind[], resolve: MediaResolver): Kind[] {
  const resolved = blocks.flatMap((block) => resolveBlock(block, resolve));
  return (resolved.length > 0 ? resolved : [{ type: 'paragraph' }]) as Kind[];
}

/**
 * The document with every picture of the clip put where it is now: a file on the server, an address on the web, or its
 * description and caption if it is lost. External pictures stay. What was valid stays valid.
 */
export function withMedia(document: AdfDocument, resolve: MediaResolver): AdfDocument {
  return { ...document, content: resolveBlocks(document.content, resolve) };
}

/** The document without some of a clip's pictures; with `isDescribed` their descriptions stay. What was valid stays valid. */
export function leaveOutMedia(
  document: AdfDocument,
  { assetIds, isDescribed }: { assetIds: ReadonlySet<string>; isDescribed: boolean },
): AdfDocument {
  return withMedia(document, (assetId) => {
    if (!assetIds.has(assetId)) return { kind: 'kept' };
    return isDescribed ? { kind: 'lost' } : { kind: 'lost', alt: '' };
  });
}
