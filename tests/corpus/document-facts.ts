import type {
  AdfDocument,
  Block,
  CodeBlock,
  Inline,
  ListItem,
  MediaSingle,
  Table,
  TaskList,
} from '../../lib/adf/nodes.ts';
import { leadsTo } from '../oracles/fragment.ts';
import { collapsed, type Facts, noFacts } from './facts.ts';

/** A document's text in the two parts that the page's is compared with, and its facts. */
export type DocumentFacts = Facts & { text: string; optionalText: string };

type Collector = DocumentFacts & {
  depth: number;
  anchors: Set<string>;
  imageUrl(assetId: string): string | undefined;
};

function inlineText(nodes: readonly Inline[] = []): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.text;
      return node.type === 'hardBreak' ? '\n' : '';
    })
    .join('');
}

function collectInlines(into: Collector, nodes: readonly Inline[] = []): void {
  into.text += `\n${inlineText(nodes)}`;
  for (const node of nodes) {
    if (node.type === 'text') {
      for (const mark of node.marks ?? []) if (mark.type === 'link') into.links.push(mark.attrs.href);
    } else if (node.type === 'inlineCard') {
      into.links.push(node.attrs.url);
      into.optionalText += `\n${node.attrs.url}`;
    } else if (node.type === 'inlineExtension') {
      into.anchors.add(node.attrs.parameters.macroParams[''].value);
    }
  }
}

function collectPicture(into: Collector, { content: [media, caption] }: MediaSingle): void {
  const url = media.attrs.type === 'file' ? into.imageUrl(media.attrs.id) : media.attrs.url;
  if (url !== undefined) into.images.push(url);
  for (const { attrs } of media.marks ?? []) into.links.push(attrs.href);
  collectInlines(into, caption?.content);
}

function collectItems(into: Collector, items: readonly ListItem[]): void {
  into.depth += 1;
  for (const { content } of items) {
    into.listDepths.push(into.depth);
    collectBlocks(into, content);
  }
  into.depth -= 1;
}

function collectTasks(into: Collector, { content }: TaskList): void {
  into.depth += 1;
  for (const child of content) {
    if (child.type === 'taskList') collectTasks(into, child);
    else {
      into.listDepths.push(into.depth);
      collectInlines(into, child.content);
    }
  }
  into.depth -= 1;
}

function collectTable(into: Collector, table: Table): void {
  const cells: string[] = [];
  for (const { content } of table.content) {
    for (const cell of content) {
      const start = into.text.length;
      collectBlocks(into, cell.content);
      cells.push(collapsed(into.text.slice(start)));
    }
  }
  into.tables.push(cells);
}

function collectCode(into: Collector, { attrs, content = [] }: CodeBlock): void {
  const text = content.map((node) => node.text).join('');
  into.code.push(attrs?.language === undefined ? { text } : { text, language: attrs.language });
  into.text += `\n${text}`;
}

function collectBlock(into: Collector, block: Block): void {
  switch (block.type) {
    case 'heading':
      into.headings.push({ level: block.attrs.level, text: collapsed(inlineText(block.content)) });
      collectInlines(into, block.content);
      break;
    case 'paragraph':
      collectInlines(into, block.content);
      break;
    case 'bulletList':
    case 'orderedList':
      collectItems(into, block.content);
      break;
    case 'taskList':
      collectTasks(into, block);
      break;
    case 'codeBlock':
      collectCode(into, block);
      break;
    case 'expand':
    case 'nestedExpand':
      into.text += `\n${block.attrs.title}`;
      collectBlocks(into, block.content);
      break;
    case 'blockquote':
    case 'panel':
      collectBlocks(into, block.content);
      break;
    case 'table':
      collectTable(into, block);
      break;
    case 'mediaSingle':
      collectPicture(into, block);
      break;
    case 'blockCard':
    case 'embedCard':
      into.links.push(block.attrs.url);
      break;
    case 'rule':
      break;
    default:
      block satisfies never;
  }
}

function collectBlocks(into: Collector, blocks: readonly Block[]): void {
  for (const block of blocks) collectBlock(into, block);
}

/** Reduces a captured document to what is compared with the page; `imageUrl` gives an asset's address. */
export function documentFacts(document: AdfDocument, imageUrl: (assetId: string) => string | undefined): DocumentFacts {
  const anchors = new Set<string>();
  const collector: Collector = { ...noFacts(), text: '', optionalText: '', depth: 0, anchors, imageUrl };
  collectBlocks(collector, document.content);
  const { depth: _depth, anchors: _anchors, imageUrl: _imageUrl, ...facts } = collector;
  // A link within the document is kept only if what it leads to is.
  return { ...facts, links: facts.links.filter((link) => !link.startsWith('#') || leadsTo(anchors, link)) };
}
