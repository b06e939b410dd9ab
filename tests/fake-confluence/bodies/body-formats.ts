import { refuseV2 } from '../rest/refusal.ts';
import type { Content, Site, StoredBody } from '../site.ts';
import { renderBody } from '../wiki/render.ts';
import type { AdfNode } from './adf-judge.ts';
import { parseStorage, type StorageNode, textIn } from './storage-tree.ts';

const FORMATS = [
  'storage',
  'atlas_doc_format',
  'view',
  'export_view',
  'styled_view',
  'anonymous_export_view',
  'editor',
] as const;
type Format = (typeof FORMATS)[number];
type Shown = { representation: Format; value: string };

/** What `body` is in an answer: `{}` unless a format was asked for. Throws 400 on an unknown one. */
export function showBody(
  site: Site,
  content: Pick<Content, 'id' | 'body'>,
  asked: string | null,
): Partial<Record<Format, Shown>> {
  if (asked === null) return {};
  const format = FORMATS.find((each) => each === asked);
  if (!format)
    throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', `Provided value for 'body-format' is not known: ${asked}`);
  return { [format]: { representation: format, value: bodyAs(site, content, format) } };
}

function bodyAs(site: Site, content: Pick<Content, 'id' | 'body'>, format: Format): string {
  const { body } = content;
  if (!body || body.value === '') return '';
  switch (format) {
    case 'atlas_doc_format':
      return body.representation === format ? body.value : JSON.stringify(approximateAdf(body));
    case 'storage':
    case 'editor':
      return body.representation === 'storage' ? body.value : renderBody(site, content).markup;
    case 'view':
    case 'export_view':
    case 'styled_view':
    case 'anonymous_export_view':
      return renderBody(site, content).markup;
    default:
      throw new TypeError(format satisfies never);
  }
}

/**
 * Storage read as ADF: one paragraph per block, text only. The live service converts the other way round with care; this is
 * enough to answer with a valid document, and no test should compare it.
 */
function approximateAdf(body: StoredBody): AdfNode & { version: 1 } {
  const blocks: StorageNode[] = parseStorage(body.value).children;
  const texts = blocks.map((block) => textIn(block).trim()).filter(Boolean);
  return {
    version: 1,
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}
