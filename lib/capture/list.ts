import type { Descent, ElementRule } from './conversion';
import { attribute, find, firstChild, isElement, isMatch, nextSibling, nodeName, textContent } from './node-reader';
import type { Scope } from './scope';
import { computedStyle, isOutOfSight } from './visibility';

const CHECKBOX = 'input[type="checkbox"]';
const CONTAINER: Descent = { leave: 'close' };

/** A list; one whose items all begin with a checkbox is a list of tasks. */
export const list: ElementRule = (element, around, { isLaidOut, scope, writer }) => {
  if (isLaidOut && isOutOfSight(element)) return undefined;
  const isInChecklist = find(element, CHECKBOX) !== null;
  if (isInChecklist && isTaskList(element)) writer.open({ type: 'taskList' });
  else if (nodeName(element) === 'OL' && !(isLaidOut && isUnnumbered(element)))
    writer.open({ type: 'orderedList', order: firstNumber(element) + countBefore(element, scope) });
  else writer.open({ type: 'bulletList' });
  return isInChecklist === around.isInChecklist ? CONTAINER : { leave: 'close', around: { ...around, isInChecklist } };
};

/** An item of a list, and a task if it begins with a checkbox. */
export const listItem: ElementRule = (element, { isInChecklist }, { isLaidOut, writer }) => {
  if (isLaidOut && isOutOfSight(element)) return undefined;
  const box = isInChecklist ? findCheckbox(element) : undefined;
  const number = readNumber(element);
  if (box) writer.open({ type: 'taskItem', isDone: isChecked(box) });
  else writer.open({ type: 'listItem', ...(number >= 0 && { value: number }) });
  return CONTAINER;
};

/** Breadcrumbs and the like are in order, but without numbers; style sheets may number the items and not the list, or count. */
function isUnnumbered(list: Element): boolean {
  if (computedStyle(list).listStyleType !== 'none') return false;
  const item = list.firstElementChild;
  if (item === null) return true;
  return (
    computedStyle(item).listStyleType === 'none' && !getComputedStyle(item, '::before').content.includes('counter')
  );
}

/** Longer lists that count down are not followed: for each item, those before it are counted. */
const MAX_COUNTDOWN = 200;

/** The number that an item is given, by the page or by counting down; NaN for one that is simply the next. */
function readNumber(item: Element): number {
  const list = item.parentElement;
  let number = Number.parseInt(attribute(item, 'value') ?? '', 10);
  if (number >= 0 || !list || attribute(list, 'reversed') === null) return number;
  if (list.childElementCount > MAX_COUNTDOWN) return number;
  number = Number.parseInt(attribute(list, 'start') ?? '', 10) || list.childElementCount;
  for (let before = item.previousElementSibling; before; before = before.previousElementSibling) number -= 1;
  return number;
}

function firstNumber(list: Element): number {
  const start = Number.parseInt(attribute(list, 'start') ?? '1', 10);
  return start >= 0 ? start : 1;
}

/** Items before those that are wanted count all the same. */
function countBefore(list: Element, scope: Scope | undefined): number {
  let count = 0;
  if (!scope) return count;
  for (let child = firstChild(list); child; child = nextSibling(child)) {
    if (!isElement(child) || nodeName(child) !== 'LI') continue;
    if (scope.covers(child) !== 'none') break;
    count += 1;
  }
  return count;
}

/** What a task of Confluence cannot hold; items with any of it stay items, with a drawn box before them. */
const NOT_IN_TASKS = 'pre, table, blockquote, img, h1, h2, h3, h4, h5, h6, ol, details';

function isTaskList(list: Element): boolean {
  let count = 0;
  for (let child = firstChild(list); child; child = nextSibling(child)) {
    if (!isElement(child)) continue;
    if (nodeName(child) !== 'LI' || !findCheckbox(child)) return false;
    count += 1;
  }
  return count > 0 && !find(list, NOT_IN_TASKS);
}

/** Whether a task is done is what the page says, not what a person typed into a form: only lone boxes at the start count. */
function findCheckbox(item: Element): Element | undefined {
  const box = find(
    item,
    ':scope > input[type="checkbox"], :scope > label > input[type="checkbox"], :scope > p > input[type="checkbox"]',
  );
  if (!box) return undefined;
  for (let node: Node | null = box.previousSibling; node; node = node.previousSibling) {
    if (textContent(node).trim() !== '') return undefined;
  }
  return box;
}

function isChecked(box: Element): boolean {
  return isMatch(box, ':checked');
}
