import type { QueuedClip } from '../../lib/queue/queued-clip';
import { useText } from '../base/text';
import { wordsOfState } from '../words/states';
import { Progress } from './progress';

/** How far a clip that is being published has come, by its pictures; nothing in any other state. */
export function ClipProgress({ clip }: { clip: QueuedClip }) {
  const text = useText();
  const { state, assets, attachments } = clip;
  if (state !== 'drafted' && state !== 'ready' && state !== 'publishing') return null;
  const kept = assets.filter((asset) => asset.state !== 'lost').length;
  // Without pictures the length of the way is not known.
  const known = kept > 0 && { value: Object.keys(attachments).length, max: kept };
  return <Progress label={wordsOfState(clip, text)} {...known} />;
}
