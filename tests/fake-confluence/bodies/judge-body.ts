import type { Call } from '../cloud.ts';
import type { BodyWrite } from '../rest/content-requests.ts';
import { refuseV2 } from '../rest/refusal.ts';
import { attachmentsOf, type Site, type StoredBody } from '../site.ts';
import { type AdfNode, fileNodes, hasMedia, readAdf } from './adf-judge.ts';
import { readStorage } from './storage-judge.ts';

/** Where a body is about to be written: `contentId` is undefined while the content is being made. */
export type Place = { type: 'page' | 'blogpost'; status: 'draft' | 'current'; contentId: string | undefined };

/** Judges a body as the service would; gives what it keeps. Throws the live service's 400. */
export function judgeBody(call: Call, write: BodyWrite, place: Place): StoredBody {
  switch (write.representation) {
    case 'storage':
      return judgeStorage(call, write.value);
    case 'atlas_doc_format':
      return judgeAdf(call, write.value, place);
    case 'wiki':
      throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', 'The embedded Confluence reads no wiki markup');
    default:
      throw new TypeError(write.representation satisfies never);
  }
}

function judgeStorage(call: Call, value: string): StoredBody {
  const root = call.cloud.switches.storage === 'refused' ? 'Refused by a switch' : readStorage(value);
  if (typeof root === 'string') throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', `Error parsing xhtml: ${root}`);
  return { representation: 'storage', value };
}

function judgeAdf(call: Call, value: string, place: Place): StoredBody {
  const { switches } = call.cloud;
  const isTaken = switches.adf === 'judged' && (place.type === 'page' || switches.adfOnBlogPosts === 'accepted');
  const document = isTaken ? readAdf(value) : undefined;
  if (!document) throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', 'Error converting ADF to storage format');
  if (place.status === 'draft' && hasMedia(document) && switches.draftWithMedia === 'stored-empty')
    return { representation: 'atlas_doc_format', value: '' };
  checkFiles(call.site, document, place.contentId);
  return { representation: 'atlas_doc_format', value };
}

/** A file node must name the newest version of a file on this very content. */
function checkFiles(site: Site, document: AdfNode, contentId: string | undefined): void {
  const known = contentId === undefined ? [] : attachmentsOf(site, contentId).map(({ fileId }) => fileId);
  for (const { attrs } of fileNodes(document)) {
    const isKnown = known.includes(String(attrs?.['id'])) && attrs?.['collection'] === `contentId-${contentId}`;
    if (!isKnown)
      throw refuseV2(400, 'ATTACHMENT_VALIDATION_ERROR', `Attachment ${String(attrs?.['id'])} was not found`);
  }
}
