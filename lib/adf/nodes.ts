/**
 * The part of the Atlassian Document Format that a clip can hold: a closed union, so that a serialiser which forgets a
 * node does not compile. Which child may stand where follows `@atlaskit/adf-schema` 57.x `full.json`, and its stricter
 * 47.x where the two differ (a list item starts with a paragraph, media or code).
 */

/** A whole document, as it is stored with a clip. Media nodes name assets of the clip until it is published. */
export type AdfDocument = { version: 1; type: 'doc'; content: RootBlock[] };

export type LinkMark = { type: 'link'; attrs: { href: string } };
export type TextMark =
  | LinkMark
  | { type: 'strong' | 'em' | 'strike' | 'underline' | 'code' }
  | { type: 'subsup'; attrs: { type: 'sub' | 'sup' } }
  | { type: 'textColor' | 'backgroundColor'; attrs: { color: string } };
export type AlignmentMark = { type: 'alignment'; attrs: { align: 'center' | 'end' } };

export type Text = { type: 'text'; text: string; marks?: TextMark[] };
export type HardBreak = { type: 'hardBreak' };
export type InlineCard = { type: 'inlineCard'; attrs: { url: string } };
export type Anchor = {
  type: 'inlineExtension';
  attrs: {
    extensionType: 'com.atlassian.confluence.macro.core';
    extensionKey: 'anchor';
    parameters: { macroParams: { '': { value: string } } };
  };
};
export type Inline = Text | HardBreak | InlineCard | Anchor;

export type Paragraph = { type: 'paragraph'; content?: Inline[]; marks?: AlignmentMark[] };
export type Heading = {
  type: 'heading';
  attrs: { level: 1 | 2 | 3 | 4 | 5 | 6 };
  content?: Inline[];
  marks?: AlignmentMark[];
};
export type CodeBlock = {
  type: 'codeBlock';
  attrs?: { language?: string };
  content?: { type: 'text'; text: string }[];
};
export type Rule = { type: 'rule' };

/** A picture that travels with the clip. `id` is the asset's id in the clip; publishing puts the server's in its place. */
export type FileMedia = {
  type: 'media';
  attrs: { type: 'file'; id: string; collection: string; width?: number; height?: number; alt?: string };
  marks?: LinkMark[];
};
/** A picture left where it is on the web. */
export type ExternalMedia = {
  type: 'media';
  attrs: { type: 'external'; url: string; width?: number; height?: number; alt?: string };
  marks?: LinkMark[];
};
export type Media = FileMedia | ExternalMedia;
export type Caption = { type: 'caption'; content: Inline[] };
export type MediaSingle = {
  type: 'mediaSingle';
  attrs: { layout: 'center' | 'align-start'; width?: number; widthType?: 'pixel' };
  content: [Media] | [Media, Caption];
};

export type BulletList = { type: 'bulletList'; content: ListItem[] };
export type OrderedList = { type: 'orderedList'; attrs?: { order: number }; content: ListItem[] };
export type ListItem = { type: 'listItem'; content: ItemBlock[] };
export type TaskList = { type: 'taskList'; attrs: { localId: string }; content: (TaskItem | TaskList)[] };
export type TaskItem = { type: 'taskItem'; attrs: { localId: string; state: 'TODO' | 'DONE' }; content?: Inline[] };

export type Blockquote = { type: 'blockquote'; content: QuoteBlock[] };
export type PanelType = 'info' | 'note' | 'tip' | 'warning' | 'error' | 'success';
export type Panel = { type: 'panel'; attrs: { panelType: PanelType }; content: PanelBlock[] };
export type Expand = { type: 'expand'; attrs: { title: string }; content: ExpandBlock[] };
export type NestedExpand = { type: 'nestedExpand'; attrs: { title: string }; content: NestedExpandBlock[] };

export type Table = {
  type: 'table';
  attrs?: { isNumberColumnEnabled?: boolean; layout?: 'default' | 'center' };
  content: TableRow[];
};
export type TableRow = { type: 'tableRow'; content: TableCell[] };
export type TableCell = {
  type: 'tableCell' | 'tableHeader';
  attrs?: { colspan?: number; rowspan?: number; colwidth?: number[]; background?: string };
  content: CellBlock[];
};
export type BlockCard = { type: 'blockCard'; attrs: { url: string } };
export type EmbedCard = { type: 'embedCard'; attrs: { url: string; layout: 'center' } };

type List = BulletList | OrderedList | TaskList;

export type RootBlock =
  | Paragraph
  | Heading
  | List
  | CodeBlock
  | Blockquote
  | Panel
  | Table
  | Rule
  | MediaSingle
  | Expand
  | BlockCard
  | EmbedCard;
export type ItemBlock = Paragraph | List | CodeBlock | MediaSingle;
export type QuoteBlock = Paragraph | BulletList | OrderedList | CodeBlock | MediaSingle;
export type PanelBlock = Paragraph | Heading | List | CodeBlock | MediaSingle | Rule | BlockCard;
export type ExpandBlock =
  | Paragraph
  | Heading
  | List
  | CodeBlock
  | Blockquote
  | Panel
  | Table
  | Rule
  | MediaSingle
  | BlockCard
  | EmbedCard
  | NestedExpand;
export type NestedExpandBlock = Paragraph | Heading | List | CodeBlock | Blockquote | Panel | Rule | MediaSingle;
export type CellBlock =
  | Paragraph
  | Heading
  | List
  | CodeBlock
  | Blockquote
  | Panel
  | Rule
  | MediaSingle
  | BlockCard
  | EmbedCard
  | NestedExpand;

/** Any node that can stand as a block somewhere. */
export type Block = RootBlock | NestedExpand;
