import type { Descent, ElementRule } from './conversion';
import { attribute, firstChild, isElement, nextSibling, nodeName } from './node-reader';
import { visibleText } from './visible-text';

/** As long as a title on one line can reasonably be; the rest of a longer summary is content. */
const MAX_TITLE = 250;

/** A part that opens and closes; what a closed one hides is content all the same. */
export const details: ElementRule = (element, around, { isLaidOut, writer }) => {
  const summary = findSummary(element);
  const title = summary ? visibleText(summary, { isLaidOut, limit: MAX_TITLE + 1 }) : '';
  const isTitled = title.length <= MAX_TITLE;
  writer.open({ type: 'expand', title: isTitled ? title : '' });
  return {
    leave: 'close',
    around: { ...around, isInClosedDetails: around.isInClosedDetails || attribute(element, 'open') === null },
    ...(isTitled && { nodes: childrenBesides(element, summary) }),
  } satisfies Descent;
};

function findSummary(element: Element): Element | undefined {
  for (let child = firstChild(element); child; child = nextSibling(child)) {
    if (isElement(child) && nodeName(child) === 'SUMMARY') return child;
  }
  return undefined;
}

function childrenBesides(element: Element, left: Element | undefined): Node[] {
  const children: Node[] = [];
  for (let child = firstChild(element); child; child = nextSibling(child)) {
    if (child !== left) children.push(child);
  }
  return children;
}
