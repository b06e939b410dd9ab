import type { LinkMark, PanelType, TextMark } from '../adf/nodes';
import type { CapturedImage, CapturedPage } from './captured-page';
import type { LossCode } from './loss';
import type { PageFacts } from './page-facts';

/** A set of marks by its place in the recording's list; 0 is the one without marks. */
export type MarksIndex = number;

/** What a page opens around its content, as plain data. */
export type RecordedContainer =
  | { type: 'heading'; level: 1 | 2 | 3 | 4 | 5 | 6 }
  | { type: 'bulletList' | 'taskList' | 'blockquote' | 'table' | 'figure' | 'caption' }
  | { type: 'orderedList'; order: number }
  /** `value` is the number the page gives the item, where it breaks the row. */
  | { type: 'listItem'; value?: number }
  | { type: 'taskItem'; isDone: boolean }
  | { type: 'panel'; panelType: PanelType }
  | { type: 'expand'; title: string }
  /** Rows of one group have its number. */
  | { type: 'tableRow'; section: 'head' | 'body' | 'foot'; group: number }
  | {
      type: 'tableCell';
      isHeader: boolean;
      colspan: number;
      /** 0 means down to the end of the group. */
      rowspan: number;
      /** In CSS pixels. */
      width?: number;
      /** As CSS writes them, that of the cell before that of its row. */
      backgrounds?: readonly string[];
    };

/**
 * One of the recording's pictures where it stands: the width it takes on the page in CSS pixels, the link around it,
 * and its description here where the same picture is described otherwise elsewhere.
 */
export type ShownPicture = { id: string; width?: number; link?: LinkMark; alt?: string };

/** What an element on or around a block of code may say of its language. */
export type CodeHint = { element: string; attributes: readonly (readonly [name: string, value: string])[] };

/** One thing that a page says, opens or closes, in its order: what it means for the document is decided later. */
export type Command =
  /** White space collapses as in HTML. */
  | readonly [kind: 'text', text: string, marks: MarksIndex]
  /** White space counts; line ends are breaks. */
  | readonly [kind: 'preformatted', text: string, marks: MarksIndex]
  | readonly [kind: 'lineBreak']
  | readonly [kind: 'breakParagraph']
  /** A link to be shown as its title. */
  | readonly [kind: 'card', url: string]
  /** A target of links, with its name. */
  | readonly [kind: 'anchor', name: string]
  | readonly [kind: 'align', alignment: 'center' | 'end']
  | readonly [kind: 'open', container: RecordedContainer]
  | readonly [kind: 'close']
  | readonly [kind: 'code', text: string, hints: readonly CodeHint[]]
  | readonly [kind: 'picture', shown: ShownPicture]
  /** A frame that cannot be read: a player, or else a link with its title. */
  | readonly [kind: 'frame', url: string, title: string]
  /** What is shown if it is a player. */
  | readonly [kind: 'player', url: string]
  | readonly [kind: 'rule']
  | readonly [kind: 'lose', code: LossCode];

/**
 * What a script writes down of a page: plain data that survives the way out of it. It comes from a page's process, so
 * whoever makes a document of it believes none of it unseen.
 */
export type Recording = {
  commands: readonly Command[];
  /** Set after set, from 1: the set it adds to, and the mark that it adds. Colours are as CSS writes them. */
  marks: readonly (readonly [around: MarksIndex, mark: TextMark])[];
  /** Every picture that the commands name, in reading order. */
  images: readonly CapturedImage[];
  /** The address of the page, to tell links within it. */
  pageUrl: string;
};

/** What a capture script returns. */
export type RecordedPage = Pick<CapturedPage, 'token' | 'what' | 'selectionText' | 'keptShare'> & {
  facts: PageFacts;
  /** Who wrote an article, by the line that was taken out of it. */
  byline?: string;
  textFragment?: string;
  recording: Recording;
};
