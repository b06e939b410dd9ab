import type { Inline, RootBlock } from '../adf/nodes';
import type { CapturedPage } from './captured-page';
import type { LossCode } from './loss';

/** What the browser itself says of a tab: all there is where no script may run. */
export type TabFacts = { url: string; title: string };

/** Whether an address can be a link. */
export function isWebUrl(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

function linkTo({ url, title }: TabFacts): Inline {
  const text = title.trim() === '' ? url : title;
  return isWebUrl(url)
    ? { type: 'text', text, marks: [{ type: 'link', attrs: { href: url } }] }
    : { type: 'text', text: `${text} (${url})` };
}

function toPage(
  facts: TabFacts,
  rest: Pick<CapturedPage, 'what' | 'selectionText'> & { content: RootBlock[]; loss: LossCode },
): CapturedPage {
  return {
    token: '',
    what: rest.what,
    source: { url: facts.url, title: facts.title },
    title: facts.title,
    document: { version: 1, type: 'doc', content: rest.content },
    images: [],
    losses: [{ code: rest.loss, count: 1 }],
    selectionText: rest.selectionText,
    isSensitive: false,
  };
}

/** A page no script may read (browser pages, stores, the PDF viewer) as its link, with the Loss that says so. */
export function describeTab(facts: TabFacts): CapturedPage {
  const content: RootBlock[] = [{ type: 'paragraph', content: [linkTo(facts)] }];
  return toPage(facts, { what: 'link', selectionText: '', content, loss: 'page-unreadable' });
}

/** A picture of a page no script may read: where it is, and the page it stands in. */
export function describeImage(facts: TabFacts, imageUrl: string): CapturedPage {
  const content = [{ url: imageUrl, title: '' }, facts].map(
    (target): RootBlock => ({ type: 'paragraph', content: [linkTo(target)] }),
  );
  return toPage(facts, { what: 'image', selectionText: '', content, loss: 'page-unreadable' });
}

/** A selection of which only the text is known (it lies in a frame of another origin): one paragraph a line. */
export function describeSelectionText(facts: TabFacts, selectionText: string): CapturedPage {
  const paragraphs = selectionText
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): RootBlock => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }));
  const content: RootBlock[] = [...paragraphs, { type: 'paragraph', content: [linkTo(facts)] }];
  return toPage(facts, { what: 'selection', selectionText, content, loss: 'frame-unreadable' });
}
