import { contentPath, downloadPath } from '../rest/links.ts';
import { attachmentsOf, type Content, type Site, type Space, spaceOf } from '../site.ts';
import { html, type Markup } from './html.ts';
import { showDocument } from './page-frame.ts';
import { renderBody } from './render.ts';

const siteHeader = (site: Site): Markup =>
  html`<header class="site"><strong>Embedded Confluence</strong> <a href="/wiki">${site.name}</a></header>`;

const frame = (site: Site, title: string, main: Markup): Markup =>
  showDocument(`${title} - ${site.name}`, html`${siteHeader(site)}<main>${main}</main>`);

const contentItem = (site: Site, content: Content): Markup =>
  html`<li><a href="/wiki${contentPath(site, content)}">${content.title || 'Untitled'}</a>
<span class="quiet">${content.type === 'blogpost' ? 'blog post in' : 'page in'} ${spaceOf(site, content).name}</span></li>`;

const readable = (content: Content): boolean => content.status === 'current' && content.type !== 'folder';

/** The start page: what was saved, newest first, and every space. */
export function sitePage(site: Site): Markup {
  const saved = [...site.contents.values()].filter((content) => readable(content) && !content.seeded).toReversed();
  const spaces = site.spaces.map((space) => html`<li><a href="/wiki/spaces/${space.key}">${space.name}</a></li>`);
  const list = html`<ul>${saved.map((content) => contentItem(site, content))}</ul>`;
  const nothing = html`<p class="quiet">Nothing has been saved yet.</p>`;
  return frame(
    site,
    'Home',
    html`<h1 class="title">${site.name}</h1>
<h2>Recently saved</h2>${saved.length > 0 ? list : nothing}
<h2>Spaces</h2><ul>${spaces}</ul>`,
  );
}

/** A space: its blog and its tree of pages. */
export function spacePage(site: Site, space: Space): Markup {
  const contents = [...site.contents.values()].filter(
    ({ spaceId, status }) => spaceId === space.id && status === 'current',
  );
  const posts = contents.filter(({ type }) => type === 'blogpost').toReversed();
  return frame(
    site,
    space.name,
    html`<h1 class="title">${space.name}</h1>
<h2>Pages</h2>${tree(site, contents, undefined)}
<h2>Blog</h2><ul>${posts.map((post) => contentItem(site, post))}</ul>`,
  );
}

function tree(site: Site, contents: readonly Content[], parentId: string | undefined): Markup {
  const children = contents.filter((content) => content.type !== 'blogpost' && content.parentId === parentId);
  if (children.length === 0) return html``;
  const items = children.map((child) => html`<li>${treeLabel(site, child)}${tree(site, contents, child.id)}</li>`);
  return html`<ul>${items}</ul>`;
}

const treeLabel = (site: Site, content: Content): Markup =>
  content.type === 'folder'
    ? html`${content.title} <span class="quiet">folder</span>`
    : html`<a href="/wiki${contentPath(site, content)}">${content.title}</a>`;

/** A page or post as its readers see it. */
export function contentPage(site: Site, content: Content, byline: { author: string; date: string }): Markup {
  const initials = byline.author
    .split(/\s+/)
    .map((word) => word.slice(0, 1))
    .join('');
  return frame(
    site,
    content.title,
    html`${crumbs(site, content)}
${content.status === 'current' ? undefined : html`<p class="notice">This ${content.type} is ${content.status}.</p>`}
<h1 class="title">${content.title}</h1>
<p class="byline"><span class="initials" aria-hidden="true">${initials}</span>By ${byline.author} · <time>${byline.date}</time> · Version ${content.versions.length}</p>
<article>${renderBody(site, content)}</article>
${labelList(content)}${fileList(site, content)}`,
  );
}

function crumbs(site: Site, content: Content): Markup {
  const space = spaceOf(site, content);
  const above: Markup[] = [];
  for (let id = content.parentId; id !== undefined; ) {
    const parent = site.contents.get(id);
    if (parent) above.unshift(html` / <a href="/wiki${contentPath(site, parent)}">${parent.title}</a>`);
    id = parent?.parentId;
  }
  return html`<nav class="crumbs" aria-label="Breadcrumb"><a href="/wiki/spaces/${space.key}">${space.name}</a>${above}</nav>`;
}

const labelList = ({ labels }: Content): Markup =>
  labels.length === 0
    ? html``
    : html`<ul class="labels" aria-label="Labels">${labels.map(({ name }) => html`<li>${name}</li>`)}</ul>`;

function fileList(site: Site, content: Content): Markup {
  const files = attachmentsOf(site, content.id);
  if (files.length === 0) return html``;
  const links = files.map(
    ({ fileName }) => html`<li><a href="/wiki${downloadPath(content.id, fileName)}">${fileName}</a></li>`,
  );
  return html`<section class="quiet"><h2>Attachments</h2><ul>${links}</ul></section>`;
}

export const missingPage = (site: Site): Markup =>
  frame(site, 'Not found', html`<h1 class="title">Page not found</h1><p>It was deleted, or never there.</p>`);
