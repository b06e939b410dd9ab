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
 * that Confluence takes, and the source line on top where the person wants it. Changes nothing it is given.
 */
export function createClip(captured: CapturedPage, { id, now, settings, words }: ClipOptions): Clip {
  const { what, source, title, document, images, losses, keptShare } = captured;
  const hasSourceLine = settings.hasSourceLine && !isSourceItself(captured);
  return {
    id,
    what,
    source,
    title: normalizeTitle(title, source, now),
    document: hasSourceLine ? prepend(createSourceLine(source, now, words), document) : document,
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

/** A page that could only be saved as a link to itself says where it comes from already. */
function isSourceItself({ what, source, document }: CapturedPage): boolean {
  const [first, ...others] = document.content;
  if (what !== 'link' || others.length > 0 || first?.type !== 'paragraph') return false;
  return first.content?.some((inline) => inline.type === 'inlineCard' && inline.attrs.url === source.url) ?? false;
}
