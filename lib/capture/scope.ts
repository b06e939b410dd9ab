/** The part of a page that a capture is for. */
export type Scope = {
  /** Says whether a node, with everything in it, lies in that part. */
  covers(node: Node): 'all' | 'part' | 'none';
  /** Gives what lies in it of the text of a node that it covers in part. */
  clip(text: Node): string;
  /** Gives how many rows of the part a cell reaches over. */
  rowSpan(cell: HTMLTableCellElement): number;
  /** The element around the part whose kind is not meant, because only some of its words are. */
  plain?: Element;
};
