import { type Cloud, timestamp } from '../cloud.ts';
import type { Incoming } from '../rest/incoming.ts';
import { contentPath } from '../rest/links.ts';
import { attachmentsOf, type Content, type Site } from '../site.ts';
import { pageResponse } from './page-frame.ts';
import { contentPage, missingPage, sitePage, spacePage } from './viewer-pages.ts';

/** Answers a site's own host, where people look at what was saved. No sign-in is needed to look. */
export function answerViewer(cloud: Cloud, site: Site, incoming: Incoming): Response {
  const path = incoming.url.pathname;
  if (/^\/wiki\/(api|rest)\//.test(path)) return new Response('Unauthorized', { status: 401 });
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return new Response(null, { status: 405 });
  for (const [pattern, answer] of pages) {
    const match = pattern.exec(path);
    const response = match && answer({ cloud, site, incoming }, match.slice(1).map(decodeURIComponent));
    if (response) return response;
  }
  return pageResponse(missingPage(site), 404);
}

type Visit = { cloud: Cloud; site: Site; incoming: Incoming };
type Answer = (visit: Visit, parts: string[]) => Response | undefined;

const pages: readonly (readonly [RegExp, Answer])[] = [
  [/^\/(?:wiki\/?(?:home)?)?$/, ({ site }) => pageResponse(sitePage(site))],
  [
    /^\/wiki\/spaces\/([^/]+)\/(?:pages|blog)\/edit-v2\/(\d+)$/,
    ({ cloud, site }, [, id]) => showContent(cloud, site, id),
  ],
  [/^\/wiki\/spaces\/([^/]+)\/pages\/(\d+)(?:\/[^/]*)?$/, ({ cloud, site }, [, id]) => showContent(cloud, site, id)],
  [
    /^\/wiki\/spaces\/([^/]+)\/blog\/\d+\/\d+\/\d+\/(\d+)(?:\/[^/]*)?$/,
    ({ cloud, site }, [, id]) => showContent(cloud, site, id),
  ],
  [/^\/wiki\/spaces\/([^/]+)(?:\/(?:overview|pages|blog))?\/?$/, ({ site }, [key]) => showSpace(site, key)],
  [
    /^\/wiki\/pages\/viewpage\.action$/,
    ({ site, incoming }) => redirect(site, incoming.url.searchParams.get('pageId')),
  ],
  [/^\/wiki\/x\/([\w-]+)$/, ({ site }, [tiny]) => redirect(site, readTinyId(tiny ?? ''))],
  [/^\/wiki\/download\/attachments\/(\d+)\/([^/]+)$/, ({ site }, [id, name]) => download(site, id, name)],
];

function showContent(cloud: Cloud, site: Site, id: string | undefined): Response | undefined {
  const content = site.contents.get(id ?? '');
  if (!content || content.status === 'deleted') return undefined;
  const date = timestamp(content.versions.at(-1)?.createdAt ?? content.createdAt).slice(0, 10);
  return pageResponse(contentPage(site, content, { author: cloud.person.displayName, date }));
}

function showSpace(site: Site, key: string | undefined): Response | undefined {
  const space = site.spaces.find((each) => each.key === key);
  return space && pageResponse(spacePage(site, space));
}

function redirect(site: Site, id: string | null): Response | undefined {
  const content: Content | undefined = site.contents.get(id ?? '');
  if (!content) return undefined;
  return new Response(null, { status: 302, headers: { location: `/wiki${contentPath(site, content)}` } });
}

function readTinyId(tiny: string): string {
  const bytes = Buffer.alloc(8);
  Buffer.from(tiny.replaceAll('-', '/').replaceAll('_', '+'), 'base64').copy(bytes);
  return bytes.readBigUInt64LE().toString();
}

const SHOWN_INLINE = /^image\/(png|jpeg|gif|webp|avif|svg\+xml)$/;

/** Strangers' files: never run, never sniffed, and shown only where they are pictures. */
function download(site: Site, contentId: string | undefined, fileName: string | undefined): Response | undefined {
  const file = attachmentsOf(site, contentId ?? '').find((each) => each.fileName === fileName);
  if (!file) return undefined;
  const disposition = SHOWN_INLINE.test(file.mediaType) ? 'inline' : 'attachment';
  const headers = {
    'content-type': file.mediaType,
    'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
  };
  return new Response(file.bytes, { headers });
}
