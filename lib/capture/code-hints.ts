import type { CodeHint } from '../clip/recording';
import { attribute, attributeNames, find, isElement, nodeName, parentNode, textContent } from './node-reader';

/** Attributes in which pages write what language code is in. */
const TELLING = /^(?:class|lang|data-.*(?:lang|syntax).*)$/;
/** Longer values say something else. */
const MAX_HINT = 500;
/** How far above a block its language may be written. */
const LEVELS = 4;

/** Gives what a page writes on a block of code and around it of its language, the most trustworthy first. */
export function readCodeHints(code: Element): CodeHint[] {
  const inside = find(code, 'code');
  const elements = inside ? [inside] : [];
  let node: Node | null = code;
  for (let level = 0; level <= LEVELS && node && isElement(node); level += 1) {
    elements.push(node);
    if (level > 0 && isOfSeveral(node)) break;
    node = parentNode(node);
  }
  return elements.map(hintOf).filter(({ attributes }) => attributes.length > 0);
}

function hintOf(element: Element): CodeHint {
  const names = attributeNames(element).filter((name) => TELLING.test(name));
  return {
    element: nodeName(element),
    attributes: names.map((name) => [name, (attribute(element, name) ?? '').slice(0, MAX_HINT)]),
  };
}

/** What stands around several blocks says nothing of one. */
function isOfSeveral(element: Element): boolean {
  return element.getElementsByTagName('pre').length > 1 || nodeName(element) === 'BODY';
}

/** What VitePress, MDN and their kin write beside a block of code: the name of its language. */
export const CODE_LABEL = /(?:^|\s)(?:lang|language-name|code-lang(?:uage)?)(?:\s|$)/;
const LONGEST_LABEL = 20;
/** What a bar with the label, a name and buttons says. */
const LONGEST_BAR = 80;

/** Says whether an element is only a label of the block of code beside it, which says its language itself. */
export function isCodeLabel(label: Element): boolean {
  const { parentElement: parent } = label;
  const bar =
    parent && nodeName(parent) !== 'P' && textContent(parent).length <= LONGEST_BAR ? parent.parentElement : null;
  const isBeside = [parent, bar].some((around) => around && find(around, ':scope > pre'));
  return isBeside && textContent(label).length <= LONGEST_LABEL;
}
