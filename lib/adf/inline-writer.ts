import { cleanText } from './clean-text.ts';
import type { MarkSet } from './mark-set.ts';
import type { Anchor, Inline, InlineCard, Text } from './nodes.ts';

/** Collects the content of one paragraph, heading, task or caption. */
export type InlineWriter = {
  /** Adds text whose white space counts as HTML counts it: runs are one space, none at the edges, NBSP is a letter. */
  text(text: string, marks: MarkSet): void;
  /** Adds text whose spaces and tabs all count; it holds no line ends. */
  exactText(text: string, marks: MarkSet): void;
  lineBreak(): void;
  /** A line break that counts only when something follows. */
  softBreak(): void;
  node(node: InlineCard | Anchor): void;
  isEmpty(): boolean;
  isAfterBreak(): boolean;
  /** Gives what was collected, without white space and breaks at its edges, and starts anew. */
  take(): Inline[];
};

/** What a text has that does not stay as it is: white space that collapses, or something that may not be sent. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const IRREGULAR = /[\0-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]| {2}/;
/** Single spaces are most of the white space of any text, and would be replaced by themselves. */
const RUN = /[\t\n\r][ \t\n\r]*| [ \t\n\r]+/g;

/** Makes an empty collector. */
export function createInlineWriter(): InlineWriter {
  let nodes: Inline[] = [];
  let last: Text | undefined;
  let lastMarks: MarkSet | undefined;
  let isAtEdge = true;
  let isBreakDue = false;

  const append = (text: string, marks: MarkSet) => {
    if (isBreakDue) lineBreak();
    if (last && lastMarks === marks) {
      last.text += text;
    } else {
      last = marks.marks.length > 0 ? { type: 'text', text, marks: marks.marks } : { type: 'text', text };
      lastMarks = marks;
      nodes.push(last);
    }
  };
  const push = (node: Inline) => {
    nodes.push(node);
    last = undefined;
  };
  function lineBreak() {
    isBreakDue = false;
    trimText(nodes);
    push({ type: 'hardBreak' });
    isAtEdge = true;
  }

  return {
    text(raw, marks) {
      let text = IRREGULAR.test(raw) ? cleanText(raw).replace(RUN, ' ') : raw;
      if ((isAtEdge || isBreakDue) && text.startsWith(' ')) text = text.slice(1);
      if (text === '') return;
      append(text, marks);
      isAtEdge = text.endsWith(' ');
    },
    exactText(raw, marks) {
      const text = cleanText(raw);
      if (text === '') return;
      append(text, marks);
      isAtEdge = false;
    },
    lineBreak() {
      if (nodes.length > 0) lineBreak();
    },
    softBreak() {
      isBreakDue ||= nodes.length > 0;
    },
    node(node) {
      if (isBreakDue) lineBreak();
      push(node);
      isAtEdge = false;
    },
    isEmpty: () => nodes.length === 0,
    isAfterBreak: () => isBreakDue || nodes.at(-1)?.type === 'hardBreak',
    take() {
      trimEdge(nodes);
      const taken = nodes;
      nodes = [];
      last = undefined;
      isAtEdge = true;
      isBreakDue = false;
      return taken;
    },
  };
}

/** Takes away the space at the end of a line. */
function trimText(nodes: Inline[]): void {
  const end = nodes.at(-1);
  if (end?.type !== 'text') return;
  // A pattern would try its luck at every space of the text.
  while (end.text.endsWith(' ')) end.text = end.text.slice(0, -1);
  if (end.text === '') nodes.pop();
}

/** Takes away the space and the breaks at the end of a paragraph. */
function trimEdge(nodes: Inline[]): void {
  trimText(nodes);
  while (nodes.at(-1)?.type === 'hardBreak') {
    nodes.pop();
    trimText(nodes);
  }
}
