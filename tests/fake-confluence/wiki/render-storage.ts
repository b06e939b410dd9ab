import { childNamed, type StorageElement, type StorageNode, textIn } from '../bodies/storage-tree.ts';
import { codeBlock, expand, type PanelKind, panel, picture, safeAddress, task, unknown } from './blocks.ts';
import { html, type Markup, trusted } from './html.ts';
import { htmlAttributes, PLAIN_TAGS, VOID_TAGS } from './storage-tags.ts';

/** Where a file of the same content can be fetched, by its name; undefined where there is none. */
export type NameAddress = (fileName: string) => string | undefined;

/** Shows storage format as the body of a page. */
export const renderStorage = (root: StorageElement, addressOf: NameAddress): Markup => inside(root, addressOf);

const inside = (element: StorageElement | undefined, addressOf: NameAddress): Markup =>
  html`${(element?.children ?? []).map((node) => renderNode(node, addressOf))}`;

function renderNode(node: StorageNode, addressOf: NameAddress): Markup {
  if (typeof node === 'string') return html`${node}`;
  const render = confluenceElements[node.name];
  if (render) return render(node, addressOf);
  if (node.name === 'table') return html`<div class="scroll">${plain(node, addressOf)}</div>`;
  return PLAIN_TAGS.has(node.name) ? plain(node, addressOf) : inside(node, addressOf);
}

function plain(element: StorageElement, addressOf: NameAddress): Markup {
  const tag = trusted(element.name);
  const attributes = htmlAttributes(element);
  if (VOID_TAGS.has(element.name)) return html`<${tag}${attributes}/>`;
  return html`<${tag}${attributes}>${inside(element, addressOf)}</${tag}>`;
}

type Render = (element: StorageElement, addressOf: NameAddress) => Markup;

const confluenceElements: Record<string, Render> = {
  'ac:image': renderImage,
  'ac:structured-macro': renderMacro,
  'ac:link': renderLink,
  'ac:task-list': (element, addressOf) => html`<ul class="tasks">${inside(element, addressOf)}</ul>`,
  'ac:task': (element, addressOf) => {
    const isDone = textIn(childNamed(element, 'ac:task-status') ?? '').trim() === 'complete';
    return task(isDone, inside(childNamed(element, 'ac:task-body'), addressOf));
  },
  'ac:layout': (element, addressOf) => inside(element, addressOf),
  'ac:layout-section': (element, addressOf) => html`<div class="columns">${inside(element, addressOf)}</div>`,
  'ac:layout-cell': (element, addressOf) => html`<div>${inside(element, addressOf)}</div>`,
  'ac:adf-extension': (element, addressOf) => inside(childNamed(element, 'ac:adf-fallback'), addressOf),
  'ac:parameter': () => html``,
};

function renderImage(element: StorageElement, addressOf: NameAddress): Markup {
  const file = childNamed(element, 'ri:attachment')?.attributes['ri:filename'];
  const url = childNamed(element, 'ri:url')?.attributes['ri:value'];
  const caption = childNamed(element, 'ac:caption');
  const pixels = (name: string) => Number.parseInt(element.attributes[name] ?? '', 10) || undefined;
  const href = element.attributes['ac:href'];
  return picture({
    src: file === undefined ? safeAddress(url ?? '') : addressOf(file),
    alt: element.attributes['ac:alt'] ?? file ?? '',
    width: pixels('ac:width'),
    height: pixels('ac:height'),
    caption: caption && inside(caption, addressOf),
    href: href === undefined ? undefined : safeAddress(href),
  });
}

/** Storage's panel macros bear other names than ADF's panels of the same colour (Atlassian's own transformer maps them so). */
const MACRO_PANELS: Record<string, PanelKind> = {
  info: 'info',
  panel: 'note',
  note: 'warning',
  warning: 'error',
  tip: 'success',
};

function renderMacro(element: StorageElement, addressOf: NameAddress): Markup {
  const name = element.attributes['ac:name'] ?? '';
  const title = parameter(element, 'title');
  const body = childNamed(element, 'ac:rich-text-body');
  const panelKind = MACRO_PANELS[name];
  if (panelKind) return panel(panelKind, title, inside(body, addressOf));
  switch (name) {
    case 'code':
    case 'noformat':
      return codeBlock(parameter(element, 'language'), textIn(childNamed(element, 'ac:plain-text-body') ?? ''));
    case 'expand':
      return expand(title, inside(body, addressOf));
    case 'anchor':
      return html`<span id="${parameter(element, '')}"></span>`;
    default:
      return body ? inside(body, addressOf) : unknown(`${name} macro`);
  }
}

function parameter(element: StorageElement, name: string): string {
  const found = element.children.find(
    (node) => typeof node === 'object' && node.name === 'ac:parameter' && (node.attributes['ac:name'] ?? '') === name,
  );
  return found === undefined ? '' : textIn(found);
}

function renderLink(element: StorageElement, addressOf: NameAddress): Markup {
  const body = childNamed(element, 'ac:link-body') ?? childNamed(element, 'ac:plain-text-link-body');
  const file = childNamed(element, 'ri:attachment')?.attributes['ri:filename'];
  const anchor = element.attributes['ac:anchor'];
  const href = file === undefined ? anchor && `#${anchor}` : addressOf(file);
  const shown = body ? inside(body, addressOf) : html`${file ?? anchor}`;
  return href ? html`<a href="${href}">${shown}</a>` : shown;
}
