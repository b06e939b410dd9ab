import type { Inline, TextMark } from './nodes.ts';

/** Gives the content with other marks; texts that then carry the same marks become one. */
function mapMarks(content: readonly Inline[], change: (marks: readonly TextMark[]) => TextMark[]): Inline[] {
  const changed: Inline[] = [];
  for (const node of content) {
    const before = changed.at(-1);
    if (node.type !== 'text') {
      changed.push(node);
      continue;
    }
    const marks = change(node.marks ?? []);
    if (before?.type === 'text' && JSON.stringify(before.marks ?? []) === JSON.stringify(marks))
      before.text += node.text;
    else changed.push({ type: 'text', text: node.text, ...(marks.length > 0 && { marks }) });
  }
  return changed;
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
