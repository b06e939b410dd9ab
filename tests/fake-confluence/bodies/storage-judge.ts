import { parseStorage, type StorageElement, storageElements } from './storage-tree.ts';

/** What the `ac` and `ri` namespaces are known to hold. The live service drops others; here a misspelling is refused. */
const CONFLUENCE_ELEMENTS = new Set([
  'ac:adf-attribute', 'ac:adf-content', 'ac:adf-extension', 'ac:adf-fallback', 'ac:adf-leaf', 'ac:adf-mark', 'ac:adf-node',
  'ac:caption', 'ac:default-parameter', 'ac:emoticon', 'ac:image', 'ac:inline-comment-marker', 'ac:layout', 'ac:layout-cell',
  'ac:layout-section', 'ac:link', 'ac:link-body', 'ac:parameter', 'ac:placeholder', 'ac:plain-text-body',
  'ac:plain-text-link-body', 'ac:rich-text-body', 'ac:structured-macro', 'ac:task', 'ac:task-body', 'ac:task-id',
  'ac:task-list', 'ac:task-status', 'ac:task-uuid',
  'ri:attachment', 'ri:blog-post', 'ri:content-entity', 'ri:page', 'ri:shortcut', 'ri:space', 'ri:url', 'ri:user',
]); // biome-ignore format: a list of names reads better in rows

/** Reads storage format; gives its tree, or the reason for a refusal in the words of an XML parser. */
export function readStorage(text: string): StorageElement | string {
  try {
    const root = parseStorage(text);
    const stranger = [...storageElements(root)].find(
      ({ name }) => name.includes(':') && !CONFLUENCE_ELEMENTS.has(name),
    );
    return stranger ? `Unknown element ${stranger.name}` : root;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
