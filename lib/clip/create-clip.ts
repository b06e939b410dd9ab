import type { AdfDocument } from '../adf/nodes';
import type { Asset } from './asset';
import { nameAsset } from './asset-name';
import type { CapturedImage, CapturedPage } from './captured-page';
import type { Clip, ClipId } from './clip';
import { mergeLosses } from './losses';
import { createSourceLine, type SourceWords } from './source-line';
import { normalizeTitle } from './title';

/** What a capture lacks to become a clip. */
export type ClipOptions = {
  id: ClipId;
  /** Milliseconds since the epoch. */
  now: number;
  settings: { hasSourceLine: boolean };
  words: SourceWords;
};

/**
 * Makes a clip of what a capture script returned: every picture a pending asset with its attachment's name, a title
 * that Confluence takes, and the source line on top where the person wants it. Confluence shows the title above that,
 * so that a heading which only says it a third time is left out. Changes nothing it is given.
 */
export function createClip(captured: CapturedPage, { id, now, settings, words }: ClipOptions): Clip {
  const { what, source, title, document, images, losses, keptShare } = captured;
  const hasSourceLine = settings.hasSourceLine && !isSourceItself(captured);
  return {
    id,
    what,
    source,
    title: normalizeTitle(title, source, now),
    document: hasSourceLine ? prepend(createSourceLine(source, now, words), withoutTitle(captured)) : document,
    assets: images.map((image) => createAsset(id, image)),
    losses: mergeLosses(losses),
    ...(keptShare !== undefined && { keptShare }),
    capturedAt: now,
  };
}

function createAsset(clipId: ClipId, image: CapturedImage): Asset {
  return { ...image, name: nameAsset(clipId, image.id), state: 'pending' };
}

function prepend(block: AdfDocument['content'][number], document: AdfDocument): AdfDocument {
  return { ...document, content: [block, ...document.content] };
}

/** What is selected begins as the person chose. Where the title is edited later, the source line still names the page. */
function withoutTitle({ what, title, document }: CapturedPage): AdfDocument {
  const [first, ...others] = document.content;
  if (what === 'selection' || first?.type !== 'heading' || others.length === 0) return document;
  const words = first.content?.map((inline) => (inline.type === 'text' ? inline.text : '#')).join('');
  return words?.trim() === title ? { ...document, content: others } : document;
}

/** A page that could only be saved as a link to itself says where it comes from already. */
function isSourceItself({ what, source, document }: CapturedPage): boolean {
  const [first, ...others] = document.content;
  if (what !== 'link' || others.length > 0 || first?.type !== 'paragraph') return false;
  return first.content?.some((inline) => inline.type === 'inlineCard' && inline.attrs.url === source.url) ?? false;
}
