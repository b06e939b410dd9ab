import type { ClipEdit } from '../../lib/clip/clip-edit';
import type { CaptureChoice } from '../../lib/messaging/protocol';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import type { PopupServices, UnsavedWish } from '../services';
import type { Capture } from './capture-tab';
import { type ClipDraft, destinationOf } from './clip-draft';
import { leftOutOf } from './left-out';
import type { OpenedTab } from './use-kept-draft';
import { type SavePorts, useSave } from './use-save';

/** What Save makes of the clip, as the form says it now. */
async function describeSave(
  { queue }: PopupServices,
  clip: QueuedClip | undefined,
  draft: ClipDraft,
): Promise<UnsavedWish['save']> {
  const title = draft.title?.trim() || clip?.title;
  const destination = destinationOf(draft);
  const leftOut = clip ? await leftOutOf(clip.id, draft.leftOut, queue) : [];
  const note = draft.note.trim();
  const edit: ClipEdit = { ...(note !== '' && { note }), ...(leftOut.length > 0 && { leftOut }) };
  return {
    ...(title !== undefined && { title }),
    ...(destination !== undefined && { destination }),
    ...(Object.keys(edit).length > 0 && { edit }),
  };
}

type Form = Pick<SavePorts, 'onSaved' | 'onStopped'> & {
  draft: ClipDraft;
  capture: Capture;
  what: CaptureChoice | undefined;
  opened: Promise<OpenedTab>;
  /** It is in the queue: nothing of the form need be kept. */
  onKept: () => void;
};

/** Saves what the form holds; `wish` says what that is, to be taken along where nothing can be saved. */
export function useClipSave(services: PopupServices, form: Form) {
  const { draft, capture, what = 'best', opened, onKept, onSaved, onStopped } = form;
  const clip = capture.status === 'captured' ? capture.clip : undefined;
  const save = async (captured: QueuedClip): Promise<void> => {
    const { title = captured.title, ...rest } = await describeSave(services, captured, draft);
    await services.background.save({ clipId: captured.id, title, ...rest });
    onKept();
  };
  const wish = async (): Promise<UnsavedWish> => ({
    tabId: (await opened).tabId,
    what,
    ...(clip && { clipId: clip.id }),
    save: await describeSave(services, clip, draft),
  });
  return { ...useSave({ capture, onSaved, onStopped, save }), wish };
}
