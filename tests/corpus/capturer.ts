import type { Page } from 'playwright';
import type { AdfDocument } from '../../lib/adf/nodes.ts';
import type { Loss } from '../../lib/clip/loss.ts';

export type CaptureMode = 'article' | 'page';

/** What came of capturing a page. */
export type Captured = {
  /** Which may be less than what was asked for. */
  what: string;
  document: AdfDocument;
  images: { id: string; url: string }[];
  losses: Loss[];
  milliseconds: number;
};

/** A browser that opens pages of a corpus and captures them. */
export interface Capturer {
  /** Opens a file as a page of the web, in a tab of its own. */
  open(file: string): Promise<Page>;
  capture(page: Page): Promise<Captured>;
  close(): Promise<void>;
}
