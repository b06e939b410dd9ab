import type { Account } from '../../lib/auth/account';
import type { Recents } from '../../lib/settings/settings';
import { useText } from '../base/text';
import type { PopupServices } from '../services';
import type { ClipDraft } from './clip-draft';
import { DestinationFields } from './destination-fields';
import { LabelField } from './label-field';
import { loadLabels } from './load-labels';
import { NoteField } from './note-field';
import { TitleField } from './title-field';

export type ClipFieldsProps = {
  services: PopupServices;
  draft: ClipDraft;
  onChange: (part: Partial<ClipDraft>) => void;
  pageTitle: string;
  recents: Recents;
  account: Account | undefined;
  spaceRef: { current: HTMLInputElement | null };
};

/** What a person says of a clip, in the order in which the tab key goes: title, place, labels, note. */
export function ClipFields({ services, draft, onChange, pageTitle, recents, account, spaceRef }: ClipFieldsProps) {
  const { t } = useText();
  return (
    <>
      <TitleField
        pageTitle={pageTitle}
        draft={draft}
        onInput={(title) => onChange({ title })}
        isSignedIn={account !== undefined}
        background={services.background}
      />
      <DestinationFields
        services={services}
        draft={draft}
        onChange={onChange}
        recents={recents}
        cloudId={account?.site.cloudId}
        spaceRef={spaceRef}
      />
      <LabelField
        label={t('labels')}
        draft={draft.labels}
        onChange={(labels) => onChange({ labels })}
        loadKnown={() => loadLabels(services.queue, draft.place?.space.id)}
      />
      <NoteField note={draft.note} onInput={(note) => onChange({ note })} />
    </>
  );
}
