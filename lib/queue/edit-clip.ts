import { editDocument, pictureIdsIn } from '../adf/edit-document';
import type { PersonEvent } from './clip-event';
import { decideOn } from './decisions';
import type { WholeClip } from './mirror';
import { leaveOutPictures } from './pictures';

/** A clip after a decision, and the ids of the pictures that stand in its document no more. */
export type EditedClip = WholeClip & { dropped: ReadonlySet<string> };

/** Whether a decision changes the document too. */
export function isEdit(event: PersonEvent): boolean {
  return event.type === 'confirmed' && event.edit !== undefined;
}

/** A person's decision on a clip with its document, as `decideOn` is on its row; undefined when it is refused. */
export function decideOnWhole({ row, document }: WholeClip, event: PersonEvent): EditedClip | undefined {
  const edit = event.type === 'confirmed' ? (event.edit ?? {}) : {};
  const edited = isEdit(event) ? editDocument(document, edit, row.source.url) : document;
  const dropped = pictureIdsIn(document.content).difference(pictureIdsIn(edited.content));
  const next = decideOn(leaveOutPictures(row, dropped), event);
  return next === 'refused' ? undefined : { row: next, document: edited, dropped };
}
