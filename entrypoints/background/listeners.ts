import type { Gesture } from '../../lib/background/gesture';
import { readNoticeClipId, UNSAVED_NOTICE } from '../../lib/background/notices';
import type { CaptureChoice } from '../../lib/messaging/protocol';
import { onAlarm } from '../../lib/platform/alarms';
import { openPopup, openPopupOnPlaces } from '../../lib/platform/badge';
import { onCommand } from '../../lib/platform/commands';
import { onOriginsGranted } from '../../lib/platform/host-permissions';
import { onStarted } from '../../lib/platform/lifecycle';
import { createMenus, onMenuClicked } from '../../lib/platform/menus';
import { onNotificationClicked } from '../../lib/platform/notifications';
import { onTabsGranted, openTab, readActiveTab } from '../../lib/platform/tabs';
import { translate } from '../../lib/platform/translate';
import type { ClipQueue } from '../../lib/queue/clip-queue';
import { takePopupQuestion } from '../wiring/popup-question';
import { REFRESH_ALARM } from './accounts';
import { toGesture } from './menu-gesture';
import { PUBLISH_ALARM } from './publishing';
import { inBackground } from './report';

type Ports = {
  quickSave(gesture: Gesture): Promise<void>;
  describeTab(tabId: number, choice: CaptureChoice): Promise<Gesture>;
  openQueue(): Promise<ClipQueue>;
  publish(): Promise<void>;
  /** Asks again for a lost refresh of the sign-in. */
  recover(): Promise<void>;
  /** The person let us fetch pictures from another site. */
  granted(): Promise<void>;
};

async function saveActiveTab({ quickSave, describeTab }: Ports, tabId: number | undefined): Promise<void> {
  const tab = tabId ?? (await readActiveTab())?.tabId;
  if (tab !== undefined) await quickSave(await describeTab(tab, 'best'));
}

/** A published clip opens in Confluence; any other is shown in the popup, and so is what could not be saved. */
async function showClip(noticeId: string, openQueue: Ports['openQueue']): Promise<void> {
  if (noticeId === UNSAVED_NOTICE) return void (await openPopup());
  const clipId = readNoticeClipId(noticeId);
  if (clipId === undefined) return;
  const url = (await (await openQueue()).get(clipId))?.url;
  await (url === undefined ? openPopup() : openTab(url));
}

/** The browser's question closed the popup in which it was asked for: that goes on where it was. */
async function showOpenTabs(): Promise<void> {
  if (await takePopupQuestion('tabs')) await openPopupOnPlaces();
}

/** Connects what a person and the browser do to the use-cases. Called in the worker's first tick. */
export function listen(ports: Ports): void {
  const { quickSave, describeTab, openQueue, publish, recover, granted } = ports;
  onMenuClicked((click) => inBackground(toGesture(click, describeTab).then(quickSave)));
  onCommand((command, tabId) => {
    if (command === 'quick-save') inBackground(saveActiveTab(ports, tabId));
  });
  onAlarm((name) => {
    if (name === PUBLISH_ALARM) inBackground(publish());
    if (name === REFRESH_ALARM) inBackground(recover());
  });
  onTabsGranted(() => inBackground(showOpenTabs()));
  onOriginsGranted(() => inBackground(granted()));
  onNotificationClicked((noticeId) => inBackground(showClip(noticeId, openQueue)));
  onStarted(() => {
    inBackground(
      createMenus({
        selection: translate('menuSelection'),
        page: translate('menuPage'),
        link: translate('menuLink'),
        image: translate('menuImage'),
      }),
    );
  });
}
