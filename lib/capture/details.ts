import type { Descent, ElementRule } from './conversion';
import { attribute, childrenOf, isElement, nodeName } from './node-reader';
import { visibleText } from './visible-text';

/** As long as a title on one line can reasonably be; the rest of a longer summary is content. */
const MAX_TITLE = 250;

/** A part that opens and closes; what a closed one hides is content all the same. */
export const details: ElementRule = (element, around, { isLaidOut, writer }) => {
  const children = childrenOf(element);
  const summary = children.find(isSummary);
  const { isInClosedDetails } = around;
  const title = summary ? visibleText(summary, { isLaidOut, isInClosedDetails, limit: MAX_TITLE + 1 }) : '';
  const isTitled = title.length <= MAX_TITLE;
  writer.open({ type: 'expand', title: isTitled ? title : '' });
  return {
    leave: 'close',
    around: { ...around, isInClosedDetails: isInClosedDetails || attribute(element, 'open') === null },
    ...(isTitled && { nodes: children.filter((child) => child !== summary) }),
  } satisfies Descent;
};

function isSummary(node: Node): node is Element {
  return isElement(node) && nodeName(node) === 'SUMMARY';
}
