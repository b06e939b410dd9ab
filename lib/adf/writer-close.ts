import { keepHeld } from './nesting.ts';
import type { Block, Inline } from './nodes.ts';
import { fitTable } from './table-fit.ts';
import { type Frame, isPassedBy, startItems } from './writer-frame.ts';
import { findRoom, put, receiver, type WriterState } from './writer-state.ts';

/**
 * Ends a container early, so that a block can follow it which it cannot hold. What is left of an item then stands
 * outside the list, and the list goes on with its next item; a quote, a panel and a figure begin anew.
 */
export function split(state: WriterState, index: number): void {
  const frame = state.frames[index];
  if (!frame) return;
  deliver(state, frame, index);
  const { container } = frame;
  if (container.type === 'orderedList') container.order += frame.items.length;
  if (container.type === 'listItem' || container.type === 'taskItem') frame.isUnwrapped = true;
  frame.isSplit = true;
  frame.blocks = [];
  frame.items = [];
  frame.tasks = [];
  frame.caption = [];
}

/** Ends the task lists around, if any: a task holds text and nothing else. */
export function leaveTask(state: WriterState): void {
  for (let index = state.frames.length - 1; index > 0; index -= 1) {
    const frame = state.frames[index];
    if (!frame || isPassedBy(frame)) continue;
    if (frame.place) return;
    split(state, index);
  }
}

/** Gives a table to the nearest container that can hold it, splitting those between. */
function putThrough(state: WriterState, block: Block): void {
  const target = findRoom(state, block.type) ?? receiver(state);
  for (let index = state.frames.length - 1; state.frames[index] !== target && index > 0; index -= 1) {
    const frame = state.frames[index];
    if (frame && !isPassedBy(frame)) split(state, index);
  }
  put(target, block);
}

/** Turns what a frame holds into a node of the frame that receives it, looking outwards from below `index`. */
export function deliver(state: WriterState, frame: Frame, index: number): void {
  const { container } = frame;
  const host = receiver(state, index - 1);
  switch (container.type) {
    case 'bulletList':
      if (frame.items.length > 0) put(host, { type: 'bulletList', content: startItems(frame.items) });
      return;
    case 'orderedList': {
      const attrs = container.order === 1 ? {} : { attrs: { order: container.order } };
      if (frame.items.length > 0) put(host, { type: 'orderedList', ...attrs, content: startItems(frame.items) });
      return;
    }
    case 'listItem':
      deliverItem(frame, state.frames[index - 1]);
      return;
    case 'taskList': {
      if (frame.tasks.length === 0) return;
      const list = { type: 'taskList' as const, attrs: { localId: state.newId() }, content: frame.tasks };
      if (host.container.type === 'taskList') host.tasks.push(list);
      else put(host, list);
      return;
    }
    case 'tableRow':
      if (frame.cells.length > 0) state.frames[index - 1]?.rows.push({ ...container, cells: frame.cells });
      return;
    case 'tableCell':
      state.frames[index - 1]?.cells.push({ ...container, content: keepHeld('cell', frame.blocks) });
      return;
    case 'table': {
      const rows = fitTable(frame.rows);
      if (rows.length > 0) putThrough(state, { type: 'table', content: rows });
      return;
    }
    case 'figure':
      for (const block of captioned(frame)) put(host, block);
      return;
    case 'blockquote':
    case 'panel':
    case 'expand':
      deliverBox(frame, host);
      return;
    default:
      return;
  }
}

/** A numbered item counts even when it is empty; an empty bullet says nothing. */
function deliverItem(frame: Frame, list: Frame | undefined): void {
  const content = keepHeld('item', frame.blocks);
  if (content.length === 0 && list?.container.type === 'orderedList') content.push({ type: 'paragraph' });
  if (content.length > 0) list?.items.push({ type: 'listItem', content });
}

function deliverBox({ container, place, blocks }: Frame, host: Frame): void {
  if (container.type === 'blockquote') {
    const content = keepHeld('quote', blocks);
    if (content.length > 0) put(host, { type: 'blockquote', content });
  }
  if (container.type === 'panel') {
    const content = keepHeld('panel', blocks);
    if (content.length > 0) put(host, { type: 'panel', attrs: { panelType: container.panelType }, content });
  }
  if (container.type !== 'expand') return;
  const attrs = { title: container.title };
  if (blocks.length === 0 && container.title === '') return;
  const content: Block[] = blocks.length > 0 ? blocks : [{ type: 'paragraph' }];
  if (place === 'nestedExpand') put(host, { type: 'nestedExpand', attrs, content: keepHeld('nestedExpand', content) });
  else put(host, { type: 'expand', attrs, content: keepHeld('expand', content) });
}

/** Gives the blocks of a figure with its caption under the last picture, or where it stood if there is none. */
function captioned({ blocks, caption, captionAt }: Frame): Block[] {
  if (caption.length === 0) return blocks;
  const at = blocks.findLastIndex(({ type }) => type === 'mediaSingle');
  const picture = blocks[at];
  if (picture?.type !== 'mediaSingle' || picture.content[1])
    return blocks.toSpliced(captionAt, 0, { type: 'paragraph', content: [...caption] });
  const content: typeof picture.content = [
    picture.content[0],
    { type: 'caption', content: caption satisfies Inline[] },
  ];
  return blocks.with(at, { ...picture, content });
}
