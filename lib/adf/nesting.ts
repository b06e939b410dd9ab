import type {
  Block,
  CellBlock,
  ExpandBlock,
  ItemBlock,
  NestedExpandBlock,
  PanelBlock,
  QuoteBlock,
  RootBlock,
} from './nodes.ts';

/** What each place of a document may hold. */
export type BlocksIn = {
  root: RootBlock;
  item: ItemBlock;
  quote: QuoteBlock;
  panel: PanelBlock;
  expand: ExpandBlock;
  nestedExpand: NestedExpandBlock;
  cell: CellBlock;
};
/** A place that holds blocks. */
export type Place = keyof BlocksIn;

type BlockType = Block['type'];

const IN_QUOTE: readonly BlockType[] = ['paragraph', 'bulletList', 'orderedList', 'codeBlock', 'mediaSingle'];
const IN_ITEM: readonly BlockType[] = [...IN_QUOTE, 'taskList'];
const IN_NESTED_EXPAND: readonly BlockType[] = [...IN_ITEM, 'heading', 'blockquote', 'panel', 'rule'];
const IN_EXPAND: readonly BlockType[] = [...IN_NESTED_EXPAND, 'blockCard', 'embedCard', 'table', 'nestedExpand'];

/** Content rules of `@atlaskit/adf-schema` 57 `full.json`, as sets of node types. */
const HELD: { readonly [P in Place]: ReadonlySet<BlockType> } = {
  root: new Set<BlockType>([...IN_NESTED_EXPAND, 'blockCard', 'embedCard', 'table', 'expand']),
  item: new Set(IN_ITEM),
  quote: new Set(IN_QUOTE),
  panel: new Set<BlockType>([...IN_ITEM, 'heading', 'rule', 'blockCard']),
  expand: new Set(IN_EXPAND),
  nestedExpand: new Set(IN_NESTED_EXPAND),
  cell: new Set(IN_EXPAND.filter((type) => type !== 'table')),
};

/** Says whether a place may hold a type of block. */
export function canHold(place: Place, type: BlockType): boolean {
  return HELD[place].has(type);
}

/** Gives those of the blocks that the place may hold; a writer that asked `canHold` before gets them all. */
export function keepHeld<P extends Place>(place: P, blocks: readonly Block[]): BlocksIn[P][] {
  // The table above is the proof that the compiler cannot follow.
  return blocks.filter(({ type }) => HELD[place].has(type)) as BlocksIn[P][];
}

/** A list item starts with a paragraph, media or code; `@atlaskit/adf-schema` 47 still insists on it. */
export function canStartItem(type: BlockType): boolean {
  return type === 'paragraph' || type === 'mediaSingle' || type === 'codeBlock';
}
