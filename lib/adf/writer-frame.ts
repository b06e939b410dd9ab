import type { Place } from './nesting.ts';
import { canStartItem } from './nesting.ts';
import type { Block, Inline, ItemBlock, ListItem, PanelType, TaskItem, TaskList } from './nodes.ts';
import type { DraftCell, DraftRow } from './table-fit.ts';

/** What a page opens and closes around its content. Where Confluence cannot hold one, the writer lowers it. */
export type Container =
  | { type: 'heading'; level: 1 | 2 | 3 | 4 | 5 | 6 }
  | { type: 'bulletList' }
  | { type: 'orderedList'; order: number }
  /** `value` is the number the page gives the item, where it breaks the row. */
  | { type: 'listItem'; value?: number }
  | { type: 'taskList' }
  | { type: 'taskItem'; isDone: boolean }
  | { type: 'blockquote' }
  | { type: 'panel'; panelType: PanelType }
  | { type: 'expand'; title: string }
  | { type: 'table' }
  | { type: 'tableRow'; section: DraftRow['section']; group: unknown }
  | ({ type: 'tableCell' } & Omit<DraftCell, 'content'>)
  /** Holds one picture or more, and the caption that belongs to them. */
  | { type: 'figure' }
  | { type: 'caption' };

/** A container that is open, with what it holds so far. */
export type Frame = {
  container: Container | { type: 'root' };
  /** What it may hold as a block of its own; undefined when blocks pass it by. */
  place: Place | undefined;
  /** The container has no form here: what it holds goes to the one around it. */
  isUnwrapped: boolean;
  /** Its beginning was closed early to make room for a block; what follows is a new beginning. */
  isSplit: boolean;
  blocks: Block[];
  items: ListItem[];
  tasks: (TaskItem | TaskList)[];
  rows: DraftRow[];
  cells: DraftCell[];
  caption: Inline[];
  /** How many blocks stood before the caption. */
  captionAt: number;
};

/** Makes a frame without content. */
export function createFrame(container: Frame['container'], place: Place | undefined): Frame {
  return {
    container,
    place,
    isUnwrapped: false,
    isSplit: false,
    blocks: [],
    items: [],
    tasks: [],
    rows: [],
    cells: [],
    caption: [],
    captionAt: 0,
  };
}

/** Says whether blocks that are opened inside go around it, as HTML's parser puts them before a table. */
export function isPassedBy({ container, isUnwrapped, isSplit, items, tasks }: Frame): boolean {
  switch (container.type) {
    case 'table':
    case 'tableRow':
    case 'heading':
    case 'caption':
      return true;
    case 'bulletList':
    case 'orderedList':
      return isUnwrapped || (isSplit && items.length === 0);
    case 'taskList':
      return isUnwrapped || (isSplit && tasks.length === 0);
    default:
      return isUnwrapped;
  }
}

/** Gives the items of a list as both schemas want them: each starts with a paragraph, media or code. */
export function startItems(items: readonly ListItem[]): ListItem[] {
  return items.map((item) => {
    const first = item.content[0];
    if (first && canStartItem(first.type)) return item;
    return { type: 'listItem', content: [{ type: 'paragraph' }, ...item.content] satisfies ItemBlock[] };
  });
}
