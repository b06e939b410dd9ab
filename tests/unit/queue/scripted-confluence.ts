import type {
  Attachment,
  Body,
  ConfluenceClient,
  Content,
  NewDraft,
  PageContent,
  Publication,
  Upload,
} from '../../../lib/confluence/confluence-client';
import { ConfluenceError, type ConfluenceErrorCode } from '../../../lib/confluence/confluence-error';

/** A page or post as the server keeps it. */
export type ServedContent = {
  id: string;
  type: 'page' | 'blogpost';
  spaceId: string;
  parentId: string | undefined;
  title: string;
  status: 'draft' | 'current' | 'trashed' | 'gone';
  /** Was it ever there for everybody to see? */
  wasCurrent: boolean;
  version: number;
  body: Body;
  attachments: Map<string, Attachment & { mediaType: string; versions: string[] }>;
  labels: Set<string>;
  properties: Map<string, unknown>;
  /** A property was refused for good, at least once. */
  isPropertyRefused: boolean;
};

/** What says that a property will never be taken. */
const REFUSALS: ReadonlySet<ConfluenceErrorCode> = new Set(['refused', 'forbidden', 'body-refused', 'too-large']);

/** Of every space. */
export const HOMEPAGE = '99';

/** What goes wrong with one request: it fails before or after it was carried out, or is carried out later. */
export type Fault = { code: ConfluenceErrorCode; when: 'before' | 'after' | 'late' | 'twice'; retryAfter?: number };

export type ServerCall = { name: keyof ConfluenceClient; index: number; contentId?: string };

export type ScriptedConfluence = {
  client: ConfluenceClient;
  contents: Map<string, ServedContent>;
  calls: ServerCall[];
  /** Titles that other people's pages have, lower case. */
  takenTitles: Set<string>;
  /** Carries out the requests that are still under way, in the order in which they were sent. */
  deliverLate(): void;
};

/**
 * An in-memory Confluence behind the client's interface, faithful in what the protocol rests on: drafts, one first
 * publication, unique titles, attachments by name with a new file id at each upload.
 */
export function createScriptedConfluence(
  faultFor: (call: ServerCall) => Fault | undefined = () => undefined,
): ScriptedConfluence {
  const contents = new Map<string, ServedContent>();
  const calls: ServerCall[] = [];
  const late: (() => unknown)[] = [];
  const takenTitles = new Set<string>();
  let lastId = 100;
  const nextId = (): string => String(++lastId);

  const find = (id: string): ServedContent => {
    const content = contents.get(id);
    if (!content || content.status === 'gone') throw new ConfluenceError('not-found');
    return content;
  };
  const toContent = ({ id, status, title, version }: ServedContent): Content => {
    if (status === 'gone') throw new ConfluenceError('not-found');
    return { id, status, title, version, url: `https://site.atlassian.net/wiki/${id}` };
  };
  const isTaken = (spaceId: string, title: string, id?: string): boolean =>
    takenTitles.has(title.toLowerCase()) ||
    [...contents.values()].some(
      (other) =>
        other.id !== id &&
        other.status === 'current' &&
        other.spaceId === spaceId &&
        other.title.toLowerCase() === title.toLowerCase(),
    );

  const execute = {
    createDraft: ({ type, spaceId, title, parentId, body }: NewDraft): Content => {
      if (body.value.includes('file:')) throw new ConfluenceError('body-refused');
      const id = nextId();
      const kept = { attachments: new Map(), labels: new Set<string>(), properties: new Map() };
      contents.set(id, {
        id,
        type,
        spaceId,
        parentId,
        title,
        status: 'draft',
        wasCurrent: false,
        version: 1,
        body,
        isPropertyRefused: false,
        ...kept,
      });
      return toContent(find(id));
    },
    getContent: (id: string): Content => toContent(find(id)),
    publishDraft: ({ id, title, parentId, body }: Publication): Content => {
      const content = find(id);
      if (content.status !== 'draft') throw new ConfluenceError('conflict');
      if (isTaken(content.spaceId, title, id)) throw new ConfluenceError('title-taken');
      const known = [...content.attachments.values()].flatMap(({ versions }) => versions);
      const named = body.value.match(/file:[\w-]+/g) ?? [];
      if (named.some((name) => !known.includes(name.slice(5)))) throw new ConfluenceError('body-refused');
      Object.assign(content, { title, parentId, body, status: 'current', wasCurrent: true });
      return toContent(content);
    },
    readPage: (id: string): PageContent => {
      const content = find(id);
      if (content.status !== 'current') throw new ConfluenceError('not-found');
      const place = content.parentId === undefined ? {} : { parentId: content.parentId };
      return { ...toContent(content), ...place, body: content.body.value };
    },
    /** A page in the trash comes back by it, as it does on the real service. */
    rewritePage: ({ id, title, parentId, body, version }: PageContent): Content => {
      const content = find(id);
      if (content.status === 'draft' || version !== content.version) throw new ConfluenceError('conflict');
      if (isTaken(content.spaceId, title, id)) throw new ConfluenceError('title-taken');
      const written = { representation: 'storage', value: body } as const;
      Object.assign(content, { title, parentId, body: written, status: 'current', version: version + 1 });
      return toContent(content);
    },
    discardDraft: (id: string): void => {
      const content = find(id);
      if (content.status !== 'draft') throw new ConfluenceError('not-found');
      content.status = 'gone';
    },
    moveToTrash: (id: string): void => {
      const content = find(id);
      if (content.status !== 'current') throw new ConfluenceError('not-found');
      content.status = 'trashed';
    },
    uploadToDraft: ({ contentId, fileName, mediaType, bytes }: Upload): Attachment => {
      const content = find(contentId);
      if (content.status !== 'draft') throw new ConfluenceError('not-found');
      const fileId = `f${nextId()}`;
      const known = content.attachments.get(fileName);
      const attachmentId = known?.attachmentId ?? `att${nextId()}`;
      const versions = [...(known?.versions ?? []), fileId];
      content.attachments.set(fileName, { attachmentId, fileName, fileId, size: bytes.size, mediaType, versions });
      return { attachmentId, fileName, fileId, size: bytes.size };
    },
    listAttachments: (id: string): Attachment[] =>
      [...find(id).attachments.values()].map(({ attachmentId, fileName, fileId, size }) => ({
        attachmentId,
        fileName,
        ...(fileId === undefined ? {} : { fileId }),
        ...(size === undefined ? {} : { size }),
      })),
    addLabels: (id: string, labels: readonly string[]): void => {
      const content = find(id);
      for (const label of labels) content.labels.add(label);
    },
    removeLabels: (id: string, labels: readonly string[]): void => {
      const content = find(id);
      for (const label of labels) content.labels.delete(label);
    },
    setProperty: (id: string, key: string, value: unknown): void => {
      find(id).properties.set(key, value);
    },
  };

  const serve = async <T>(
    name: keyof ConfluenceClient,
    contentId: string | undefined,
    carryOut: () => T,
  ): Promise<T> => {
    const call = { name, index: calls.length, ...(contentId === undefined ? {} : { contentId }) };
    calls.push(call);
    const fault = faultFor(call);
    if (!fault) return carryOut();
    if (fault.when === 'twice') {
      late.push(carryOut);
      return carryOut();
    }
    if (fault.when === 'late') late.push(carryOut);
    if (fault.when === 'after') carryOut();
    const content = contents.get(contentId ?? '');
    if (content && name === 'setProperty' && REFUSALS.has(fault.code)) content.isPropertyRefused = true;
    throw new ConfluenceError(fault.code, fault.retryAfter === undefined ? {} : { retryAfter: fault.retryAfter });
  };
  const unused = (): never => {
    throw new Error('the queue never calls this');
  };

  return {
    contents,
    calls,
    takenTitles,
    deliverLate: () => {
      for (const carryOut of late.splice(0)) {
        try {
          carryOut();
        } catch (error) {
          // Nobody waits for this answer any more.
          if (!(error instanceof ConfluenceError)) throw error;
        }
      }
    },
    client: {
      currentUser: unused,
      listSpaces: unused,
      searchSpaces: unused,
      searchParents: unused,
      findSpaces: unused,
      findParents: unused,
      listRootPages: unused,
      listChildren: unused,
      isTitleTaken: unused,
      createDraft: (draft) => serve('createDraft', undefined, () => execute.createDraft(draft)),
      getContent: (_type, id) => serve('getContent', id, () => execute.getContent(id)),
      publishDraft: (publication) => serve('publishDraft', publication.id, () => execute.publishDraft(publication)),
      readPage: (_type, id) => serve('readPage', id, () => execute.readPage(id)),
      rewritePage: (_type, page) => serve('rewritePage', page.id, () => execute.rewritePage(page)),
      getSpace: (id) =>
        serve('getSpace', undefined, () => ({ space: { id, key: 'ENG', name: 'Engineering' }, homepageId: HOMEPAGE })),
      discardDraft: (_type, id) => serve('discardDraft', id, () => execute.discardDraft(id)),
      moveToTrash: (_type, id) => serve('moveToTrash', id, () => execute.moveToTrash(id)),
      uploadToDraft: (upload) => serve('uploadToDraft', upload.contentId, () => execute.uploadToDraft(upload)),
      listAttachments: (_type, id) => serve('listAttachments', id, () => execute.listAttachments(id)),
      addLabels: (id, labels) => serve('addLabels', id, () => execute.addLabels(id, labels)),
      removeLabels: (id, labels) => serve('removeLabels', id, () => execute.removeLabels(id, labels)),
      setProperty: (_type, id, key, value) => serve('setProperty', id, () => execute.setProperty(id, key, value)),
    },
  };
}
