import { embolden, unembolden } from './emphasis.ts';
import { canHold } from './nesting.ts';
import type { Anchor, Inline } from './nodes.ts';
import { leaveTask } from './writer-close.ts';
import type { Frame } from './writer-frame.ts';
import { put, receiver, takesAlignment, topFrame, type WriterState } from './writer-state.ts';

const NONE: readonly Anchor[] = [];

/** Ends the paragraph, heading, task or caption that is being written, and puts it where it belongs. */
export function flush(state: WriterState): void {
  const { alignment, inline } = state;
  state.alignment = undefined;
  const frame = topFrame(state);
  if (frame.container.type === 'taskItem' && !frame.isUnwrapped) {
    finishTask(state, frame);
    return;
  }
  if (inline.isEmpty()) return;
  const content = inline.take();
  if (isBlank(content)) return;
  if (frame.container.type === 'caption' && addCaption(state, content)) return;
  leaveTask(state);
  const host = receiver(state);
  const marks = alignment &&
    takesAlignment(host.place) && { marks: [{ type: 'alignment' as const, attrs: { align: alignment } }] };
  const anchors = takeAnchors(state);
  if (frame.container.type !== 'heading') {
    put(host, { type: 'paragraph', content: [...anchors, ...content], ...marks });
  } else if (host.place && canHold(host.place, 'heading')) {
    const attrs = { level: frame.container.level };
    put(host, { type: 'heading', attrs, content: [...unembolden(content), ...anchors], ...marks });
  } else {
    put(host, { type: 'paragraph', content: [...anchors, ...embolden(content)], ...marks });
  }
}

/** A paragraph of nothing but a no-break space keeps others apart on a page, and in Confluence they are apart. */
function isBlank(content: readonly Inline[]): boolean {
  const [first] = content;
  return !first || (content.length === 1 && first.type === 'text' && first.text.trim() === '');
}

function takeAnchors(state: WriterState): readonly Anchor[] {
  if (state.waitingAnchors.length === 0) return NONE;
  const names = state.waitingAnchors;
  state.waitingAnchors = [];
  return names.map((value) => {
    state.writtenAnchors.add(value);
    const parameters = { macroParams: { '': { value } } };
    const attrs = { extensionType: 'com.atlassian.confluence.macro.core', extensionKey: 'anchor', parameters } as const;
    return { type: 'inlineExtension', attrs };
  });
}

function finishTask(state: WriterState, frame: Frame): void {
  const isDone = frame.container.type === 'taskItem' && frame.container.isDone;
  const content = state.inline.take();
  frame.isUnwrapped = true;
  if (content.length === 0) return;
  const attrs = { localId: state.newId(), state: isDone ? ('DONE' as const) : ('TODO' as const) };
  state.frames.at(-2)?.tasks.push({ type: 'taskItem', attrs, content: [...takeAnchors(state), ...content] });
}

function addCaption({ frames }: WriterState, content: readonly Inline[]): boolean {
  const figure = frames.findLast(({ container }) => container.type === 'figure' || container.type === 'tableCell');
  if (figure?.container.type !== 'figure') return false;
  const lines = content.filter((node) => node.type !== 'inlineExtension');
  if (figure.caption.length === 0) figure.captionAt = figure.blocks.length;
  figure.caption.push(...(figure.caption.length > 0 ? [{ type: 'hardBreak' as const }] : []), ...lines);
  return true;
}
