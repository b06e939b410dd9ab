import type { Block, Inline, ListItem, TaskList } from './nodes.ts';

function inlineText(node: Inline): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'hardBreak':
      return '\n';
    case 'inlineCard':
      return node.attrs.url;
    case 'inlineExtension':
      return '';
    default:
      return node satisfies never;
  }
}

const inlinesText = (inlines: readonly Inline[] = []): string => inlines.map(inlineText).join('');

const indent = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`);

function listText(items: readonly ListItem[], markerOf: (index: number) => string): string {
  const lines = items.map(({ content }, index) => {
    const marker = markerOf(index);
    return marker + indent(blocksText(content, '\n'), ' '.repeat(marker.length));
  });
  return lines.join('\n');
}

function tasksText({ content }: TaskList): string {
  const lines = content.map((child) => {
    if (child.type === 'taskList') return `  ${indent(tasksText(child), '  ')}`;
    return `${child.attrs.state === 'DONE' ? '[x]' : '[ ]'} ${inlinesText(child.content)}`;
  });
  return lines.join('\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlinesText(block.content);
    case 'bulletList':
      return listText(block.content, () => '- ');
    case 'orderedList':
      return listText(block.content, (index) => `${(block.attrs?.order ?? 1) + index}. `);
    case 'taskList':
      return tasksText(block);
    case 'codeBlock':
      return (block.content ?? []).map(({ text }) => text).join('');
    case 'blockquote':
      return `> ${indent(blocksText(block.content), '> ')}`;
    case 'panel':
      return blocksText(block.content);
    case 'expand':
    case 'nestedExpand':
      return [block.attrs.title, blocksText(block.content)].filter(Boolean).join('\n');
    case 'table':
      return block.content
        .map(({ content }) => content.map((cell) => blocksText(cell.content, '\n')).join('\t'))
        .join('\n');
    case 'rule':
      return '---';
    case 'mediaSingle': {
      const [media, caption] = block.content;
      return [media.attrs.alt, inlinesText(caption?.content)].filter(Boolean).join('\n');
    }
    case 'blockCard':
    case 'embedCard':
      return block.attrs.url;
    default:
      return block satisfies never;
  }
}

function blocksText(blocks: readonly Block[], separator = '\n\n'): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join(separator);
}

/**
 * A document as plain text for people: blocks apart by an empty line, items with their markers, cells apart by tabs,
 * pictures by their description. For the rescue copy and for notifications.
 */
export function toText(document: { content: readonly Block[] }): string {
  return blocksText(document.content);
}
