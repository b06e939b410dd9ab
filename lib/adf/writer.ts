import { cleanText } from './clean-text.ts';
import { createInlineWriter } from './inline-writer.ts';
import type { MarkSet } from './mark-set.ts';
import { canHold, keepHeld } from './nesting.ts';
import type { Block, CodeBlock, EmbedCard, MediaSingle, RootBlock, Rule } from './nodes.ts';
import { deliver, leaveTask, split } from './writer-close.ts';
import { flush } from './writer-flush.ts';
import { type Container, createFrame, type Frame } from './writer-frame.ts';
import {
  findRoom,
  put,
  receiver,
  takesAlignment,
  topFrame,
  type WriterLoss,
  type WriterState,
} from './writer-state.ts';

/** A block that is written whole. */
export type WholeBlock = Rule | CodeBlock | MediaSingle | EmbedCard;

/**
 * Writes a document from what a page opens, closes and says, in any order and never invalid: what Confluence cannot
 * hold where it stands is lowered to what comes nearest.
 */
export type DocumentWriter = {
  /** Adds text whose white space collapses as in HTML. */
  text(text: string, marks: MarkSet): void;
  /** Adds text whose white space counts; line ends are breaks. */
  preformatted(text: string, marks: MarkSet): void;
  /** Breaks the line; a second break in a row begins a new paragraph. */
  lineBreak(): void;
  /** Ends the paragraph; in a heading, task or caption breaks the line. */
  breakParagraph(): void;
  /** Adds a link to be shown as its title. */
  card(url: string): void;
  /** Makes the paragraph or heading that is being written, or else the next one, a target of links. */
  anchor(name: string): void;
  /** Says whether the next text begins a paragraph or heading that can be aligned. */
  isAlignable(): boolean;
  align(alignment: 'center' | 'end'): void;
  open(container: Container): void;
  close(): void;
  block(block: WholeBlock): void;
  /** Closes whatever is open and gives the document's content, and the anchors that stand in it. */
  finish(): { content: RootBlock[]; anchors: ReadonlySet<string> };
};

/** What a writer needs: ids for tasks, unique within the document, and someone to tell of what was flattened. */
export type WriterDependencies = { plain: MarkSet; newId(): string; lose(code: WriterLoss): void };

/** Makes a writer for one document. */
export function createWriter({ plain, newId, lose }: WriterDependencies): DocumentWriter {
  const inline = createInlineWriter();
  const state: WriterState = {
    frames: [createFrame({ type: 'root' }, 'root')],
    inline,
    alignment: undefined,
    waitingAnchors: [],
    writtenAnchors: new Set(),
    newId,
    lose,
  };
  return {
    text: inline.text,
    preformatted: (text, marks) => writePreformatted(state, text, marks),
    lineBreak: () => writeLineBreak(state),
    breakParagraph: () => breakParagraph(state),
    card: (url) => inline.node({ type: 'inlineCard', attrs: { url } }),
    anchor: (name) => state.waitingAnchors.push(name),
    isAlignable: () => inline.isEmpty() && state.alignment === undefined && takesAlignment(receiver(state).place),
    align: (alignment) => {
      state.alignment = alignment;
    },
    open: (container) => open(state, container, plain),
    close: () => close(state),
    block: (block) => writeBlock(state, block),
    finish() {
      flush(state);
      while (state.frames.length > 1) close(state);
      return { content: keepHeld('root', state.frames[0].blocks), anchors: state.writtenAnchors };
    },
  };
}

/** Ends the innermost container and gives what it holds to the one around it. */
function close(state: WriterState): void {
  const frame = state.frames.at(-1);
  if (!frame || state.frames.length === 1) return;
  const isFlattenedCell = frame.container.type === 'tableCell' && frame.isUnwrapped;
  if (!isFlattenedCell) flush(state);
  state.frames.pop();
  if (!frame.isUnwrapped) deliver(state, frame, state.frames.length);
}

function writePreformatted(state: WriterState, text: string, marks: MarkSet): void {
  const [first = '', ...rest] = text.split(/\r\n?|\n/);
  state.inline.exactText(first, marks);
  for (const line of rest) {
    writeLineBreak(state);
    state.inline.exactText(line, marks);
  }
}

function writeLineBreak(state: WriterState): void {
  if (state.inline.isAfterBreak()) breakParagraph(state);
  else state.inline.lineBreak();
}

function isOneLeaf({ container, isUnwrapped }: Frame): boolean {
  if (container.type === 'taskItem') return !isUnwrapped;
  return container.type === 'heading' || container.type === 'caption';
}

function breakParagraph(state: WriterState): void {
  if (isOneLeaf(topFrame(state))) state.inline.softBreak();
  else flush(state);
}

function writeBlock(state: WriterState, block: WholeBlock): void {
  flush(state);
  leaveTask(state);
  const host = receiver(state);
  if (host.place && canHold(host.place, block.type)) put(host, block);
  else if (block.type === 'embedCard') put(host, cardParagraph(block.attrs.url));
}

function cardParagraph(url: string): Block {
  return { type: 'paragraph', content: [{ type: 'inlineCard', attrs: { url } }] };
}

function open(state: WriterState, container: Container, plain: MarkSet): void {
  const isCellOfText = container.type === 'tableCell' && topFrame(state).isUnwrapped;
  if (isCellOfText && !state.inline.isEmpty()) state.inline.text(' | ', plain);
  if (!isCellOfText) flush(state);
  if (container.type !== 'listItem' && container.type !== 'taskItem' && container.type !== 'taskList') leaveTask(state);
  const frame = lower(state, container);
  state.frames.push(frame);
  if (container.type === 'taskItem' && frame.container.type !== 'taskItem') {
    state.inline.text(container.isDone ? '☑ ' : '☐ ', plain);
  }
  if (container.type !== 'expand' || !frame.isUnwrapped || container.title === '') return;
  put(receiver(state), {
    type: 'paragraph',
    content: [{ type: 'text', text: container.title, marks: [{ type: 'strong' }] }],
  });
}

function unwrapped(container: Container): Frame {
  return { ...createFrame(container, undefined), isUnwrapped: true };
}

/** Decides what a container becomes where it stands. */
function lower(state: WriterState, container: Container): Frame {
  const parent = topFrame(state);
  const { place } = receiver(state);
  const holds = (type: Block['type']) => place !== undefined && canHold(place, type);
  switch (container.type) {
    case 'heading':
    case 'caption':
      return createFrame(container, undefined);
    case 'figure':
      return createFrame(container, place);
    case 'bulletList':
    case 'orderedList':
      return createFrame({ ...container }, 'item');
    case 'listItem':
      return lowerItem(state, container);
    case 'taskList':
      if (!place || holds('taskList')) return createFrame(container, undefined);
      return createFrame({ type: 'bulletList' }, 'item');
    case 'taskItem':
      if (parent.container.type === 'taskList') return createFrame(container, undefined);
      return lowerItem(state, { type: 'listItem' });
    case 'blockquote':
      return holds('blockquote') ? createFrame(container, 'quote') : flattened(state, container);
    case 'panel':
      return holds('panel') ? createFrame(container, 'panel') : flattened(state, container);
    case 'expand': {
      const titled = { ...container, title: cleanText(container.title) };
      if (holds('expand')) return createFrame(titled, 'expand');
      return holds('nestedExpand') ? createFrame(titled, 'nestedExpand') : flattened(state, titled);
    }
    case 'table':
      if (findRoom(state, 'table')) return createFrame(container, undefined);
      state.lose('table-flattened');
      return unwrapped(container);
    case 'tableRow':
      return isOpen(parent, 'table') ? createFrame(container, undefined) : unwrapped(container);
    case 'tableCell':
      return isOpen(parent, 'tableRow') ? createFrame(container, 'cell') : unwrapped(container);
    default:
      return container satisfies never;
  }
}

function isOpen({ container, isUnwrapped }: Frame, type: Container['type']): boolean {
  return container.type === type && !isUnwrapped;
}

function flattened(state: WriterState, container: Container): Frame {
  state.lose('nesting-flattened');
  return unwrapped(container);
}

/** An item whose number breaks the row ends the list and begins another at that number. */
function lowerItem(state: WriterState, item: Container & { type: 'listItem' }): Frame {
  const list = topFrame(state);
  if (list.container.type !== 'bulletList' && list.container.type !== 'orderedList') return unwrapped(item);
  if (list.container.type === 'orderedList' && item.value !== undefined && item.value >= 0) {
    if (item.value !== list.container.order + list.items.length) {
      split(state, state.frames.length - 1);
      list.container.order = item.value;
    }
  }
  return createFrame(item, 'item');
}
