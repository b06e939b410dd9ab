import { decodeName } from './link-reader';
import { attribute, isElement, isMatch, nodeName, ownerDocument } from './node-reader';

/** Links within the page that are looked at; a page with more of them is an index. */
const MAX_LINKS = 2000;
/** Where Confluence can hold an anchor without it standing in the middle of a sentence. */
const BLOCKS =
  'h1, h2, h3, h4, h5, h6, h1 *, h2 *, h3 *, h4 *, h5 *, h6 *, p, li, div, section, article, aside, dt, dd, figure, table, details, blockquote, a:not([href])';

/** Finds what the links within a page lead to: the elements, each with the name of its anchor. */
export function findTargets(root: Element): Map<Node, string> {
  const targets = new Map<Node, string>();
  const document = ownerDocument(root);
  let count = 0;
  for (const link of root.querySelectorAll('a[href^="#"]')) {
    count += 1;
    if (count > MAX_LINKS) break;
    const name = decodeName(attribute(link, 'href')?.slice(1) ?? '');
    const target = name === '' ? null : (document.getElementById(name) ?? document.getElementsByName(name)[0]);
    if (target && isElement(target) && nodeName(target) !== 'BODY' && isMatch(target, BLOCKS))
      targets.set(target, name);
  }
  return targets;
}
