import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClipId } from '../../lib/clip/clip';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import type { MessageKey } from '../base/text';
import { wordsOfError } from '../words/errors';
import type { Capture } from './capture-tab';

/** A clip that was told to be saved. */
export type SavedClip = {
  clipId: ClipId;
  opensWhenPublished: boolean;
  /** The popup was opened to change it. */
  isChanging?: boolean;
};

type Phase =
  | { status: 'editing'; failure?: MessageKey }
  /** Save was pressed, perhaps before there was anything to save. */
  | { status: 'wanted'; opensWhenPublished: boolean }
  | { status: 'saving' };

export type SavePorts = {
  capture: Capture;
  /** Resolves once the clip is durable. */
  save: (clip: QueuedClip) => Promise<void>;
  onSaved: (saved: SavedClip) => void;
  /** Save was pressed, but the capture failed or asks something first. */
  onStopped: () => void;
};

/** Saves as soon as there is something to save; what stops the capture stops the wish too. */
export function useSave(ports: SavePorts) {
  const [phase, setPhase] = useState<Phase>({ status: 'editing' });
  const newest = useRef(ports);
  newest.current = ports;
  const { capture } = ports;

  useEffect(() => {
    if (phase.status !== 'wanted' || capture.status === 'reading') return;
    const { save, onSaved, onStopped } = newest.current;
    if (capture.status !== 'captured') {
      setPhase({ status: 'editing' });
      return onStopped();
    }
    const { clip } = capture;
    setPhase({ status: 'saving' });
    save(clip).then(
      () => onSaved({ clipId: clip.id, opensWhenPublished: phase.opensWhenPublished }),
      (error: unknown) => setPhase({ status: 'editing', failure: wordsOfError(error) }),
    );
  }, [phase, capture]);

  return {
    isSaving: phase.status !== 'editing',
    failure: phase.status === 'editing' ? phase.failure : undefined,
    start: (opensWhenPublished: boolean): void => {
      if (phase.status === 'editing') setPhase({ status: 'wanted', opensWhenPublished });
    },
  };
}
