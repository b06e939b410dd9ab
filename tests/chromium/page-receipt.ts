import type { Page } from 'playwright';
import { until } from '../harness/until.ts';

/** The receipt in a page, as assistive technology has it: its root is closed to everything else. */
export type PageReceipt = {
  /** What the live region says, one part after another; `undefined` while there is no receipt. */
  read(): Promise<string | undefined>;
  buttons(): Promise<string[]>;
  /** What the live region itself holds: just this is read out by itself. */
  spoken(): Promise<string>;
  /** The name of what has the focus in it, if anything. */
  focused(): Promise<string | undefined>;
  /** Clicks a button of the receipt as a hand does, once it is there. */
  press(name: string): Promise<void>;
  /** Rests the pointer on it, away from its buttons. */
  hover(): Promise<void>;
};

type Node = {
  nodeId: string;
  role: string;
  name: string;
  isFocused: boolean;
  parentId: string | undefined;
  backendNodeId: number;
};

/** What lies in a node of the tree, itself included. */
function within(root: Node | undefined, tree: readonly Node[]): Node[] {
  const parents = new Map(tree.map((node) => [node.nodeId, node.parentId]));
  const isWithin = (nodeId: string | undefined): boolean =>
    nodeId !== undefined && (nodeId === root?.nodeId || isWithin(parents.get(nodeId)));
  return root ? tree.filter(({ nodeId }) => isWithin(nodeId)) : [];
}

const textsIn = (tree: readonly Node[]): string[] =>
  tree.filter(({ role }) => role === 'StaticText').map(({ name }) => name);

/** Looks for the receipt in what Chromium tells screen readers of a page. */
export async function findReceipt(page: Page): Promise<PageReceipt> {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');

  const readTree = async (): Promise<Node[]> => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const tree = nodes.map(({ nodeId, role, name, parentId, backendDOMNodeId, properties = [] }) => ({
      nodeId,
      role: String(role?.value ?? ''),
      name: String(name?.value ?? ''),
      isFocused: properties.some((property) => property.name === 'focused' && property.value.value === true),
      parentId,
      backendNodeId: backendDOMNodeId ?? 0,
    }));
    const region = tree.find(({ role, name }) => role === 'region' && name === 'Quick Capture for Confluence');
    return within(region, tree);
  };
  const centreOf = async (backendNodeId: number) => {
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
    const [left = 0, top = 0] = model.border;
    return { x: left + model.width / 2, y: top + model.height / 2 };
  };
  const readButtons = async () => (await readTree()).filter(({ role }) => role === 'button');

  return {
    read: async () => {
      const texts = textsIn(await readTree());
      const buttons = new Set((await readButtons()).map(({ name }) => name));
      return texts.length === 0 ? undefined : texts.filter((text) => !buttons.has(text)).join(' | ');
    },
    spoken: async () => {
      const tree = await readTree();
      const status = tree.find(({ role }) => role === 'status');
      return textsIn(within(status, tree)).join(' | ');
    },
    focused: async () => (await readTree()).find(({ isFocused }) => isFocused)?.name,
    buttons: async () => (await readButtons()).map(({ name }) => name),
    press: async (wanted) => {
      const button = await until(`the receipt offers ${wanted}`, async () =>
        (await readButtons()).find(({ name }) => name === wanted),
      );
      const { x, y } = await centreOf(button.backendNodeId);
      await page.mouse.click(x, y);
    },
    hover: async () => {
      const status = await until('the receipt speaks', async () =>
        (await readTree()).find(({ role }) => role === 'status'),
      );
      const { x, y } = await centreOf(status.backendNodeId);
      await page.mouse.move(x, y);
    },
  };
}
