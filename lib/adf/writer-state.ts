import type { InlineWriter } from './inline-writer.ts';
import { canHold, keepHeld, type Place } from './nesting.ts';
import type { Block } from './nodes.ts';
import { type Frame, isPassedBy } from './writer-frame.ts';

/** What a writer cannot hold as it was, told as it happens. */
export type WriterLoss = 'table-flattened' | 'nesting-flattened';

/** A document in the making: the containers that are open, and the paragraph that is being written. */
export type WriterState = {
  frames: [Frame, ...Frame[]];
  inline: InlineWriter;
  /** Of the paragraph or heading that is being written. */
  alignment: 'center' | 'end' | undefined;
  /** Anchors that wait for a paragraph or heading to stand in. */
  waitingAnchors: string[];
  writtenAnchors: Set<string>;
  newId(): string;
  lose(code: WriterLoss): void;
};

/** Gives the innermost open container. */
export function topFrame({ frames }: WriterState): Frame {
  return frames.at(-1) ?? frames[0];
}

/** Gives the frame that holds what is written now, looking outwards from a frame; that of a task holds no blocks. */
export function receiver({ frames }: WriterState, from = frames.length - 1): Frame {
  for (let index = from; index > 0; index -= 1) {
    const frame = frames[index];
    if (frame && !isPassedBy(frame)) return frame;
  }
  return frames[0];
}

/** Gives where blocks of a type can go, going outwards through what may be split; a cell may not. */
export function findRoom({ frames }: WriterState, type: Block['type']): Frame | undefined {
  for (let index = frames.length - 1; index >= 0; index -= 1) {
    const frame = frames[index];
    if (!frame || isPassedBy(frame)) continue;
    if (frame.place && canHold(frame.place, type)) return frame;
    if (frame.container.type === 'tableCell' || frame.container.type === 'expand') return undefined;
  }
  return undefined;
}

/** Paragraphs and headings are aligned at the root and in cells only. */
export function takesAlignment(place: Place | undefined): boolean {
  return place === 'root' || place === 'cell';
}

/** Adds a block where it may stand. Directly in a list it belongs to the item before it. */
export function put(host: Frame, block: Block): void {
  if (host.container.type !== 'bulletList' && host.container.type !== 'orderedList') {
    host.blocks.push(block);
    return;
  }
  const content = keepHeld('item', [block]);
  const item = host.items.at(-1);
  if (item) item.content.push(...content);
  else host.items.push({ type: 'listItem', content });
}
