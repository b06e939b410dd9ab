import type { Inline, TextMark } from './nodes.ts';

function mapMarks(content: readonly Inline[], change: (marks: readonly TextMark[]) => TextMark[]): Inline[] {
  return content.map((node) => {
    if (node.type !== 'text') return node;
    const marks = change(node.marks ?? []);
    return { type: 'text', text: node.text, ...(marks.length > 0 && { marks }) };
  });
}

/** Gives the content in bold, for what cannot be a heading or a title where it stands. */
export function embolden(content: readonly Inline[]): Inline[] {
  return mapMarks(content, (marks) => {
    const isSettled = marks.some((mark) => mark.type === 'strong' || mark.type === 'code');
    return isSettled ? [...marks] : [...marks, { type: 'strong' }];
  });
}

/** Gives the content without bold, for where everything is bold already. */
export function unembolden(content: readonly Inline[]): Inline[] {
  return mapMarks(content, (marks) => marks.filter((mark) => mark.type !== 'strong'));
}
