import { type MediaTarget, withMedia } from './media.ts';
import type { AdfDocument } from './nodes.ts';
import { toStorage } from './to-storage.ts';

/** The two forms in which a document travels. */
export type WireForm = 'adf' | 'storage';

/**
 * Which form each type of content is created in. Pages take ADF; Atlassian's description of the blog post call says
 * that it supports storage only, although its list of values has both.
 */
export const WIRE_FOR = { page: 'adf', blogpost: 'storage' } as const satisfies Record<'page' | 'blogpost', WireForm>;

/** What became of a picture, with both names the server knows a file by: ADF wants the id, storage the file name. */
export type PublishedMedia =
  | Exclude<MediaTarget, { kind: 'file' }>
  | (Extract<MediaTarget, { kind: 'file' }> & { fileName: string });

/** A body as the REST API takes it. */
export type RenderedBody = { representation: 'atlas_doc_format' | 'storage'; value: string };

/** Writes a document in one of the wire forms; `media` tells what became of the asset with an id. */
export function renderBody(
  document: AdfDocument,
  wire: WireForm,
  media: (assetId: string) => PublishedMedia,
): RenderedBody {
  switch (wire) {
    case 'adf':
      return { representation: 'atlas_doc_format', value: JSON.stringify(withMedia(document, media)) };
    case 'storage': {
      const byFileName = (assetId: string): MediaTarget => {
        const target = media(assetId);
        return target.kind === 'file' ? { ...target, fileId: target.fileName } : target;
      };
      return { representation: 'storage', value: toStorage(withMedia(document, byFileName)) };
    }
    default:
      return wire satisfies never;
  }
}

/** Confluence answers 413 to a larger request; a little of the 5 MB is left for title, ids and version. */
const MAX_REQUEST_BYTES = 5_000_000 - 20_000;

/** Whether a body is too large for one request. The value is measured as it travels: as a string inside JSON. */
export function isTooLarge(body: RenderedBody): boolean {
  return new TextEncoder().encode(JSON.stringify(body.value)).byteLength > MAX_REQUEST_BYTES;
}
