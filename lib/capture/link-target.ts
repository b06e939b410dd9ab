import { decodeName } from '../clip/anchor-name';
import { attribute, isMatch, nodeName, ownerDocument } from './node-reader';

/** Links within the page that are looked at; a page with more of them is an index. */
const MAX_LINKS = 2000;
/** Where Confluence can hold an anchor without it standing in the middle of a sentence. */
const BLOCKS = new Set(
  'H1 H2 H3 H4 H5 H6 P LI DIV SECTION ARTICLE ASIDE DT DD FIGURE TABLE DETAILS BLOCKQUOTE'.split(' '),
);

/** Finds what the links within a page lead to: the elements, each with the name of its anchor; undefined for none. */
export function findTargets(root: Element): Map<Node, string> | undefined {
  const targets = new Map<Node, string>();
  const document = ownerDocument(root);
  let count = 0;
  for (const link of root.querySelectorAll('a[href^="#"]')) {
    count += 1;
    if (count > MAX_LINKS) break;
    const name = decodeName(attribute(link, 'href')?.slice(1) ?? '');
    const target = name === '' ? null : (document.getElementById(name) ?? document.getElementsByName(name)[0]);
    if (target && isAnchorable(target)) targets.set(target, name);
  }
  return targets.size > 0 ? targets : undefined;
}

function isAnchorable(target: Element): boolean {
  if (BLOCKS.has(nodeName(target))) return true;
  return isMatch(target, 'a:not([href]), :is(h1, h2, h3, h4, h5, h6) *');
}
