import { showBody } from '../bodies/body-formats.ts';
import { baseLink, type Call, link, timestamp } from '../cloud.ts';
import { type Content, versionNumber } from '../site.ts';
import { contentPath, editPath } from './links.ts';

/** A page or post in a v2 list. */
export function showContent(call: Call, content: Content, format: string | null) {
  const { cloud, site } = call;
  return {
    id: content.id,
    status: content.status,
    title: content.title,
    spaceId: content.spaceId,
    ...(content.type === 'page' ? showPlace(call, content) : {}),
    authorId: content.authorId,
    createdAt: timestamp(content.createdAt),
    version: showVersion(content),
    body: showBody(site, content, format),
    _links: {
      webui: link(cloud, contentPath(site, content)),
      editui: link(cloud, editPath(site, content)),
      tinyui: link(cloud, `/x/${tinyId(content.id)}`),
    },
  };
}

/** A page or post on its own: the same, and `base` among the links. */
export function showSingle(call: Call, content: Content, format: string | null) {
  const shown = showContent(call, content, format);
  return { ...shown, _links: { ...shown._links, base: baseLink(call.cloud, call.site) } };
}

function showPlace({ site }: Call, content: Content) {
  const parent = content.parentId === undefined ? undefined : site.contents.get(content.parentId);
  return {
    parentId: content.parentId ?? null,
    parentType: parent?.type ?? null,
    position: null,
    ownerId: content.authorId,
    lastOwnerId: null,
  };
}

function showVersion(content: Content) {
  const version = content.versions.at(-1);
  return {
    number: versionNumber(content),
    message: version?.message ?? '',
    minorEdit: false,
    authorId: content.authorId,
    createdAt: timestamp(version?.createdAt ?? content.createdAt),
  };
}

/** The id in the short form of a "tiny" link: its bytes, lowest first, in base64. */
function tinyId(id: string): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(id));
  return bytes.toString('base64').replace(/A*=*$/, '').replaceAll('/', '-').replaceAll('+', '_');
}
