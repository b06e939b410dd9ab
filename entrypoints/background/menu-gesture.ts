import type { Gesture } from '../../lib/background/gesture';
import type { CaptureChoice } from '../../lib/messaging/protocol';
import type { MenuClick } from '../../lib/platform/menus';

/** What a right-click asks for: the thing that was clicked, or on the bare page what a quick save takes. */
export async function toGesture(
  click: MenuClick,
  describeTab: (tabId: number, choice: CaptureChoice) => Promise<Gesture>,
): Promise<Gesture> {
  const choice = click.context === 'page' ? 'best' : click.context;
  const { request, tab } = await describeTab(click.tab.id, choice);
  const { url, title } = click.tab;
  const { selectionText, linkUrl, linkText, imageUrl } = click;
  return {
    tabId: click.tab.id,
    frameId: click.frameId,
    tab: { ...tab, ...(url !== undefined && { url }), ...(title !== undefined && { title }) },
    request: {
      ...request,
      ...(linkUrl !== undefined && { linkUrl }),
      ...(linkText !== undefined && { linkText }),
      ...(imageUrl !== undefined && { imageUrl }),
    },
    ...(selectionText !== undefined && { selectionText }),
  };
}
