import type { LossCode } from '../clip/loss';
import type { PictureBook } from './picture-book';
import type { Marks, Recorder } from './recorder';
import type { Scope } from './scope';

/** What the rules for elements share during one conversion. */
export type Conversion = {
  writer: Recorder;
  pictures: PictureBook;
  /** The subtree is laid out, so that computed style says something. */
  isLaidOut: boolean;
  /** The part of the subtree to convert; all of it where there is none. */
  scope: Scope | undefined;
  lose(code: LossCode): void;
  openShadowRoot(element: Element): ShadowRoot | null;
};

/** What holds for everything below an element, unless something further down says otherwise. */
export type Surroundings = {
  readonly marks: Marks;
  /** `visibility: hidden` holds here, which elements further down may take back. */
  readonly isTextHidden: boolean;
  readonly isInClosedDetails: boolean;
  readonly isInHeading: boolean;
  /** The items of the list around begin with checkboxes. */
  readonly isInChecklist: boolean;
  /** Browsers centre the text here of their own accord: nobody chose it. */
  readonly isCentredByDefault: boolean;
  /** Cells of the table around are only places on the page. */
  readonly isInLayoutTable: boolean;
};

/** How the walk goes on below an element; `undefined` in its place means not at all. */
export type Descent = {
  /** What holds below; the same as around the element unless given. */
  readonly around?: Surroundings;
  /** What lies below, where that is not the element's own children. */
  readonly nodes?: readonly Node[];
  /** What is due on leaving: the paragraph ends, the container is closed, or a space keeps words apart. */
  readonly leave?: 'break' | 'close' | 'space';
  /** Text that is due on leaving. */
  readonly after?: string;
};

/** Says what becomes of an element: it may write, and gives how to go on below. */
export type ElementRule = (element: Element, around: Surroundings, conversion: Conversion) => Descent | undefined;
