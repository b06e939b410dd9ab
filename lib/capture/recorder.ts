import type { LinkMark, TextMark } from '../adf/nodes';
import type { LossCode } from '../clip/loss';
import type { Command, MarksIndex, RecordedContainer } from '../clip/recording';

/** Marks that hold together on a text, and the link among them. */
export type Marks = { readonly index: MarksIndex; readonly link: LinkMark | undefined };

type Block = Extract<Command, readonly ['code' | 'picture' | 'rule', ...unknown[]]>;

/** Writes down what a page opens, closes and says. What Confluence can hold of it is decided outside the page. */
export type Recorder = {
  readonly plain: Marks;
  /** Gives the marks with one more; the same ones for the same question. */
  mark(around: Marks, added: TextMark): Marks;
  /** Adds text whose white space collapses as in HTML. */
  text(text: string, marks: Marks): void;
  /** Adds text whose white space counts; line ends are breaks. */
  preformatted(text: string, marks: Marks): void;
  lineBreak(): void;
  breakParagraph(): void;
  /** Adds a link to be shown as its title. */
  card(url: string): void;
  /** Makes the paragraph or heading that is being written, or else the next one, a target of links. */
  anchor(name: string): void;
  /** Says whether the next text may begin a paragraph or heading that can be aligned; now and then it cannot after all. */
  isAlignable(): boolean;
  align(alignment: 'center' | 'end'): void;
  open(container: RecordedContainer): void;
  close(): void;
  block(block: Block): void;
  /** Adds what may be a player: in its place stands a block, or a line, or nothing. */
  embed(frame: Extract<Command, readonly ['frame' | 'player', ...unknown[]]>): void;
  lose(code: LossCode): void;
  /** Gives the number of a group of rows. */
  groupOf(rows: Node): number;
  /** Gives all that was written down. */
  finish(): { commands: Command[]; marks: [around: MarksIndex, mark: TextMark][] };
};

const BLANK = /^[ \t\n\r\f]*$/;
/** What stands in these is never aligned. */
const INDENTED = /List|quote|panel|expand/;

/**
 * Starts an empty recording. Breaks and white space that could change nothing are not written down: of many a page
 * they are the larger part.
 */
export function createRecorder(): Recorder {
  const commands: Command[] = [];
  const marks: [MarksIndex, TextMark][] = [];
  const known = new Map<string, Marks>();
  const groups = new Map<Node, number>();
  /** For each container that is open, whether it may become words in a line, and whether what stands in it can be aligned. */
  const containers: { mayBeWords: boolean; isAligning: boolean }[] = [];
  const isAligning = () => containers.at(-1)?.isAligning ?? true;
  /** White space would be lost here, and so would a break; the latter not where there may be words already. */
  let isAtEdge = true;
  let isBroken = true;
  const write = (command: Command) => {
    commands.push(command);
    isAtEdge = isBroken = false;
  };
  const end = (command: Command, mayBeWords = false) => {
    commands.push(command);
    isAtEdge = true;
    isBroken = !mayBeWords;
  };
  return {
    plain: { index: 0, link: undefined },
    mark(around, added) {
      const key = `${around.index} ${added.type} ${'attrs' in added ? Object.values(added.attrs).join() : ''}`;
      let set = known.get(key);
      if (!set) {
        set = { index: marks.push([around.index, added]), link: added.type === 'link' ? added : around.link };
        known.set(key, set);
      }
      return set;
    },
    text(text, { index }) {
      if (!isAtEdge || !BLANK.test(text)) write(['text', text, index]);
    },
    preformatted: (text, { index }) => write(['preformatted', text, index]),
    lineBreak: () => write(['lineBreak']),
    breakParagraph() {
      if (!isBroken) end(['breakParagraph']);
    },
    card: (url) => write(['card', url]),
    anchor: (name) => void commands.push(['anchor', name]),
    isAlignable: () => isAtEdge && isAligning(),
    align: (alignment) => void commands.push(['align', alignment]),
    open(container) {
      const { type } = container;
      const isCell = type === 'tableCell';
      // A cell of a table in a cell, and a task in no list of tasks.
      const mayBeWords = isCell || type === 'taskItem';
      containers.push({ mayBeWords, isAligning: isCell || (isAligning() && !INDENTED.test(type)) });
      end(['open', container], mayBeWords);
    },
    close() {
      const wereWords = containers.pop()?.mayBeWords === true;
      end(['close'], wereWords);
      isAtEdge = !wereWords;
    },
    block: (block) => end(block),
    embed: (frame) => void commands.push(frame),
    lose: (code) => void commands.push(['lose', code]),
    groupOf(rows) {
      const group = groups.get(rows) ?? groups.size;
      groups.set(rows, group);
      return group;
    },
    finish: () => ({ commands, marks }),
  };
}
