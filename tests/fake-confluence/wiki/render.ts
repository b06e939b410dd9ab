import { readAdf } from '../bodies/adf-judge.ts';
import { parseStorage } from '../bodies/storage-tree.ts';
import { downloadPath } from '../rest/links.ts';
import { type Attachment, attachmentsOf, type Content, type Site } from '../site.ts';
import { unknown } from './blocks.ts';
import { html, type Markup } from './html.ts';
import { renderAdf } from './render-adf.ts';
import { renderStorage } from './render-storage.ts';

/** Shows what was saved, from either wire form, with its pictures at their download addresses. */
export function renderBody(site: Site, content: Pick<Content, 'id' | 'body'>): Markup {
  const { body } = content;
  if (!body || body.value === '') return html``;
  const files = attachmentsOf(site, content.id);
  if (body.representation === 'storage')
    return renderStorage(parseStorage(body.value), (name) =>
      addressOf(files.find(({ fileName }) => fileName === name)),
    );
  const document = readAdf(body.value);
  if (!document) return unknown('unreadable document');
  return renderAdf(document, (id) => addressOf(files.find(({ fileId }) => fileId === id)));
}

const addressOf = (file: Attachment | undefined): string | undefined =>
  file && `/wiki${downloadPath(file.contentId, file.fileName)}`;
