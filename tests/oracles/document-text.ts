/** A node as far as its text goes: any ADF, ours or not. */
type TextNode = {
  type: string;
  text?: string;
  attrs?: { title?: string; url?: string };
  content?: readonly TextNode[];
};

function ownText({ type, text, attrs }: TextNode): string {
  switch (type) {
    case 'text':
      return text ?? '';
    case 'hardBreak':
      return '\n';
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return attrs?.url ?? '';
    case 'expand':
    case 'nestedExpand':
      return attrs?.title ?? '';
    default:
      return '';
  }
}

/** All text of a document in order and nothing between: what its storage form and its preview must hold, too. */
export function documentText(document: { type: string }): string {
  const node: TextNode = document;
  return ownText(node) + (node.content ?? []).map(documentText).join('');
}
