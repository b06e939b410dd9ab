import { macroLanguage } from './code-language.ts';
import type {
  AdfDocument,
  AlignmentMark,
  Block,
  CodeBlock,
  Expand,
  Heading,
  ListItem,
  NestedExpand,
  Panel,
  PanelType,
  Paragraph,
  Table,
  TableCell,
  TaskItem,
  TaskList,
} from './nodes.ts';
import { columnWidths } from './table-grid.ts';
import { cardToStorage, inlinesToStorage } from './to-storage-inline.ts';
import { mediaSingleToStorage } from './to-storage-media.ts';
import { cdata, element, escapeText } from './xml.ts';

/** What the blocks of one document share: tasks are numbered throughout a page. */
type Page = { nextTaskId(): number };

type MacroContent = { parameters?: Readonly<Record<string, string>>; body: string };

function macro(name: string, { parameters = {}, body }: MacroContent): string {
  const written = Object.entries(parameters).map(([key, value]) =>
    element('ac:parameter', { 'ac:name': key }, escapeText(value)),
  );
  return element('ac:structured-macro', { 'ac:name': name, 'ac:schema-version': 1 }, written.join('') + body);
}

const richBody = (blocks: readonly Block[], page: Page): string =>
  element('ac:rich-text-body', {}, blocksToStorage(blocks, page));

function alignment(marks: readonly AlignmentMark[] | undefined): { style?: string } {
  const align = marks?.[0]?.attrs.align;
  return align === undefined ? {} : { style: `text-align: ${align === 'end' ? 'right' : 'center'};` };
}

const paragraphToStorage = ({ content, marks }: Paragraph): string =>
  element('p', alignment(marks), inlinesToStorage(content));

const headingToStorage = ({ attrs, content, marks }: Heading): string =>
  element(`h${attrs.level}`, alignment(marks), inlinesToStorage(content));

function codeToStorage({ attrs, content = [] }: CodeBlock): string {
  const language = attrs?.language === undefined ? undefined : macroLanguage(attrs.language);
  const text = content.map((node) => node.text).join('');
  return macro('code', {
    parameters: language === undefined ? {} : { language },
    body: element('ac:plain-text-body', {}, cdata(text)),
  });
}

/**
 * The macros carry the names of the old editor, whose colours are those of another panel: what was "warning" is red
 * and now "error", what was "note" is yellow and now "warning". A note has no macro, so it is a panel in its purple.
 */
const PANEL_MACRO: Readonly<Record<PanelType, { name: string; parameters?: Readonly<Record<string, string>> }>> = {
  info: { name: 'info' },
  note: { name: 'panel', parameters: { bgColor: '#EAE6FF' } },
  tip: { name: 'tip' },
  success: { name: 'tip' },
  warning: { name: 'note' },
  error: { name: 'warning' },
};

function panelToStorage({ attrs, content }: Panel, page: Page): string {
  const { name, parameters = {} } = PANEL_MACRO[attrs.panelType];
  return macro(name, { parameters, body: richBody(content, page) });
}

function expandToStorage({ attrs, content }: Expand | NestedExpand, page: Page): string {
  return macro('expand', {
    parameters: attrs.title === '' ? {} : { title: attrs.title },
    body: richBody(content, page),
  });
}

const itemsToStorage = (items: readonly ListItem[], page: Page): string =>
  items.map(({ content }) => element('li', {}, blocksToStorage(content, page))).join('');

function taskToStorage({ attrs, content }: TaskItem, nested: string, page: Page): string {
  const id = element('ac:task-id', {}, String(page.nextTaskId()));
  const status = element('ac:task-status', {}, attrs.state === 'DONE' ? 'complete' : 'incomplete');
  const body = element('ac:task-body', {}, inlinesToStorage(content));
  return element('ac:task', {}, id + status + body + nested);
}

/** ADF puts a nested list after the task it belongs to, storage inside that task. */
function taskListToStorage({ content }: TaskList, page: Page): string {
  const rows = content.map((child, index) => {
    if (child.type === 'taskList') return content[index - 1]?.type === 'taskItem' ? '' : taskListToStorage(child, page);
    const next = content[index + 1];
    return taskToStorage(child, next?.type === 'taskList' ? taskListToStorage(next, page) : '', page);
  });
  return element('ac:task-list', {}, rows.join(''));
}

function cellToStorage({ type, attrs, content }: TableCell, page: Page): string {
  const attributes = {
    colspan: attrs?.colspan === 1 ? undefined : attrs?.colspan,
    rowspan: attrs?.rowspan === 1 ? undefined : attrs?.rowspan,
    'data-highlight-colour': attrs?.background,
  };
  return element(type === 'tableHeader' ? 'th' : 'td', attributes, blocksToStorage(content, page));
}

/** A numbered first column cannot be set through storage; such a table loses its numbers, which are not its text. */
function tableToStorage(table: Table, page: Page): string {
  const columns = columnWidths(table)?.map((width) => element('col', { style: `width: ${width.toFixed(1)}px;` }));
  const rows = table.content.map(({ content }) =>
    element('tr', {}, content.map((cell) => cellToStorage(cell, page)).join('')),
  );
  const inside = element('tbody', {}, rows.join(''));
  return element(
    'table',
    { 'data-layout': table.attrs?.layout ?? 'default' },
    (columns ? element('colgroup', {}, columns.join('')) : '') + inside,
  );
}

function blockToStorage(block: Block, page: Page): string {
  switch (block.type) {
    case 'paragraph':
      return paragraphToStorage(block);
    case 'heading':
      return headingToStorage(block);
    case 'bulletList':
      return element('ul', {}, itemsToStorage(block.content, page));
    case 'orderedList':
      return element('ol', { start: block.attrs?.order }, itemsToStorage(block.content, page));
    case 'taskList':
      return taskListToStorage(block, page);
    case 'codeBlock':
      return codeToStorage(block);
    case 'blockquote':
      return element('blockquote', {}, blocksToStorage(block.content, page));
    case 'panel':
      return panelToStorage(block, page);
    case 'table':
      return tableToStorage(block, page);
    case 'rule':
      return element('hr');
    case 'mediaSingle':
      return mediaSingleToStorage(block);
    case 'expand':
    case 'nestedExpand':
      return expandToStorage(block, page);
    case 'blockCard':
      return element('p', {}, cardToStorage(block.attrs.url, 'block'));
    case 'embedCard':
      return element('p', {}, cardToStorage(block.attrs.url, 'embed', block.attrs.layout));
    default:
      return block satisfies never;
  }
}

function blocksToStorage(blocks: readonly Block[], page: Page): string {
  return blocks.map((block) => blockToStorage(block, page)).join('');
}

/**
 * A document in Confluence's storage format: XML with the same text, well-formed once it stands in an element that
 * declares `ac` and `ri`. File media must have attachment names for ids. The forms are those that Confluence Cloud gave
 * back unchanged in a round trip of September 2026.
 */
export function toStorage(document: AdfDocument): string {
  let tasks = 0;
  const nextTaskId = (): number => {
    tasks += 1;
    return tasks;
  };
  return blocksToStorage(document.content, { nextTaskId });
}
