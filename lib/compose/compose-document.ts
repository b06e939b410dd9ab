import { cleanText } from '../adf/clean-text.ts';
import type { LinkMark, RootBlock } from '../adf/nodes.ts';
import { createWriter, type DocumentWriter } from '../adf/writer.ts';
import { decodeName } from '../clip/anchor-name.ts';
import type { CapturedImage } from '../clip/captured-page.ts';
import type { Loss, LossCode } from '../clip/loss.ts';
import type { CodeHint, Command } from '../clip/recording.ts';
import { asList, asObject, asOneOf, asPair, asText, RecordingError } from './checked.ts';
import { readCodeLanguage } from './code-language.ts';
import { readContainer } from './container.ts';
import { findPlayer } from './embed-address.ts';
import { readImages, showImage } from './images.ts';
import { createLossCount, readLossCode } from './loss-count.ts';
import { asAddress, type RecordedMarks, readMarks } from './marks.ts';

/** More than the walk ever opens: it stops at 256 levels. */
const DEEPEST = 512;

/** What a page recorded, as Confluence can show it. */
export type Composed = {
  content: RootBlock[];
  images: CapturedImage[];
  losses: Loss[];
};

/** Gives numbers from 0 to below 1, for the ids of tasks. */
export type ComposeEnvironment = { random(): number };

/**
 * Makes the content of a document from what a script recorded in a page, whatever that is: everything is looked at
 * before it is taken, and what the writer makes of it is valid. Throws RecordingError for what no script of ours records.
 */
export function composeDocument(recorded: unknown, { random }: ComposeEnvironment): Composed {
  const raw = asObject(recorded);
  const losses = createLossCount();
  const marks = readMarks(raw['marks']);
  const images = readImages(raw['images']);
  const newId = () =>
    Math.floor(random() * 2 ** 48)
      .toString(16)
      .padStart(12, '0');
  const writer = createWriter({ plain: marks.plain, newId, lose: losses.add });
  const byId = new Map(images.map((image) => [image.id, image]));
  replay(asList(raw['commands']), { writer, marks, images: byId, lose: losses.add });
  const { content, anchors } = writer.finish();
  settleLinks(marks.links, anchors, asText(raw['pageUrl']));
  return { content, images, losses: losses.list() };
}

type Stage = {
  writer: DocumentWriter;
  marks: RecordedMarks;
  images: ReadonlyMap<string, CapturedImage>;
  lose(code: LossCode): void;
};

/** Does what a command says with what stands beside it, of which nothing is known yet. */
type Deed = (stage: Stage, value: unknown, more: unknown) => void;

const DEEDS: Readonly<Record<Command[0], Deed>> = {
  text: ({ writer, marks }, value, more) => writer.text(asText(value), marks.at(more)),
  preformatted: ({ writer, marks }, value, more) => writer.preformatted(asText(value), marks.at(more)),
  lineBreak: ({ writer }) => writer.lineBreak(),
  breakParagraph: ({ writer }) => writer.breakParagraph(),
  card: ({ writer }, value) => writer.card(asAddress(value)),
  anchor: ({ writer }, value) => writer.anchor(asText(value)),
  align({ writer }, value) {
    const alignment = asOneOf(value, ['center', 'end']);
    if (writer.isAlignable()) writer.align(alignment);
  },
  open: ({ writer }, value) => writer.open(readContainer(value)),
  close: ({ writer }) => writer.close(),
  code: ({ writer }, value, more) => writeCode(writer, asText(value), readCodeLanguage(readHints(more))),
  picture: ({ writer, images, marks }, value) => writer.block(showImage(value, { images, readLink: marks.link })),
  frame: (stage, value, more) => writeFrame(stage, asAddress(value), asText(more)),
  player: (stage, value) => void writePlayer(stage, asAddress(value)),
  rule: ({ writer }) => writer.block({ type: 'rule' }),
  lose: ({ lose }, value) => lose(readLossCode(value)),
};
const DEED_BY_KIND: ReadonlyMap<unknown, Deed> = new Map(Object.entries(DEEDS));

function replay(commands: readonly unknown[], stage: Stage): void {
  let depth = 0;
  for (const command of commands) {
    const [kind, value, more] = asList(command);
    const deed = DEED_BY_KIND.get(kind);
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth = Math.max(0, depth - 1);
    if (!deed || depth > DEEPEST) throw new RecordingError('no such command here');
    deed(stage, value, more);
  }
}

/** A player that Confluence knows is a card; says whether it was one. */
function writePlayer({ writer }: Stage, address: string): boolean {
  const url = findPlayer(address);
  if (url) writer.block({ type: 'embedCard', attrs: { url, layout: 'center' } });
  return url !== undefined;
}

/** Any other frame is a link on a line of its own, since what is in it cannot be read. */
function writeFrame(stage: Stage, href: string, title: string): void {
  const { writer, marks, lose } = stage;
  if (writePlayer(stage, href)) return;
  writer.breakParagraph();
  if (title === '') writer.card(href);
  else writer.text(title, marks.only({ type: 'link', attrs: { href } }));
  writer.breakParagraph();
  lose('frame-unreadable');
}

function readHints(recorded: unknown): CodeHint[] {
  return asList(recorded).map((entry) => {
    const { element, attributes } = asObject(entry);
    return { element: asText(element), attributes: asList(attributes).map(asPair) };
  });
}

function writeCode(writer: DocumentWriter, code: string, language: string | undefined): void {
  const text = cleanText(code);
  if (text.trim() === '') return;
  writer.block({ type: 'codeBlock', ...(language && { attrs: { language } }), content: [{ type: 'text', text }] });
}

/** Points the links within the page to the anchors that stand in the document. */
function settleLinks(links: readonly LinkMark[], anchors: ReadonlySet<string>, pageUrl: string): void {
  const page = `${pageUrl.split('#')[0]}#`;
  for (const { attrs } of links) {
    const name = attrs.href.startsWith(page) ? decodeName(attrs.href.slice(page.length)) : undefined;
    if (name !== undefined && anchors.has(name)) attrs.href = `#${encodeURIComponent(name)}`;
  }
}
