import { SaxesParser } from 'saxes';

/** An element of storage format. `name` carries its prefix (`ac:image`), attributes likewise. */
export type StorageElement = { name: string; attributes: Record<string, string>; children: StorageNode[] };
export type StorageNode = StorageElement | string;

const AC = 'http://www.atlassian.com/schema/confluence/4/ac/';
const RI = 'http://www.atlassian.com/schema/confluence/4/ri/';
const XHTML = 'http://www.w3.org/1999/xhtml';
const ROOT = 'ac:confluence';

/**
 * Parses storage format as the XML it is: wrapped in a root that declares the two namespaces, and with no entities but
 * XML's own five. Throws an Error with the parser's words on the first fault.
 */
export function parseStorage(text: string): StorageElement {
  const root: StorageElement = { name: ROOT, attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  const append = (node: StorageNode) => open.at(-1)?.children.push(node);
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
    const element: StorageElement = { name, attributes: Object.fromEntries(values), children: [] };
    append(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', append);
  parser.on('cdata', append);
  parser.write(`<${ROOT} xmlns="${XHTML}" xmlns:ac="${AC}" xmlns:ri="${RI}">${text}</${ROOT}>`).close();
  const [wrapped] = root.children;
  return typeof wrapped === 'object' ? wrapped : root;
}

/** The first child element of that name. */
export const childNamed = (element: StorageElement, name: string): StorageElement | undefined =>
  element.children.find((node): node is StorageElement => typeof node === 'object' && node.name === name);

/** All text inside, as it is read. */
export const textIn = (node: StorageNode): string =>
  typeof node === 'string' ? node : node.children.map(textIn).join('');

/** Every element below the root, in reading order. */
export function* storageElements(root: StorageElement): Generator<StorageElement> {
  const waiting = [root];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (element !== root) yield element;
    for (const node of element.children.toReversed()) if (typeof node === 'object') waiting.push(node);
  }
}
