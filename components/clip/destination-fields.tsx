import type { Ref } from 'preact';
import { useCallback } from 'preact/hooks';
import type { ContentType, Place, Space } from '../../lib/clip/destination';
import type { Recents } from '../../lib/settings/settings';
import { Choice } from '../base/choice';
import { useText } from '../base/text';
import type { ScreenServices } from '../services';
import type { ClipDraft } from './clip-draft';
import style from './destination-fields.module.css';
import { ParentPicker } from './parent-picker';
import { SpacePicker } from './space-picker';

export type DestinationFieldsProps = {
  services: Pick<ScreenServices, 'background' | 'recents'>;
  draft: Pick<ClipDraft, 'place' | 'type'>;
  onChange: (change: { place: Place } | { type: ContentType }) => void;
  recents: Recents;
  cloudId: string | undefined;
  spaceRef?: Ref<HTMLInputElement>;
};

/** Space, page or blog post, and the page it goes under. */
export function DestinationFields(props: DestinationFieldsProps) {
  const { services, draft, onChange, recents, cloudId, spaceRef } = props;
  const { t } = useText();
  const { place, type } = draft;
  const searchSpaces = useCallback(
    (words: string): Promise<Space[]> => services.background.searchSpaces(words),
    [services],
  );
  const searchParents = useCallback(
    (request: { words: string; spaceKey: string }): Promise<Place[]> => services.background.searchParents(request),
    [services],
  );
  return (
    <>
      <div class={style.row}>
        <div class={style.space}>
          <SpacePicker
            place={place}
            onPick={(picked) => onChange({ place: picked })}
            recents={recents}
            cloudId={cloudId}
            searchSpaces={searchSpaces}
            {...(spaceRef !== undefined && { inputRef: spaceRef })}
          />
        </div>
        <Choice
          label={t('type')}
          value={type}
          onChange={(chosen) => onChange({ type: chosen })}
          options={[
            { value: 'page', label: t('typePage') },
            { value: 'blogpost', label: t('typeBlogpost') },
          ]}
        />
      </div>
      {place !== undefined && type === 'page' && (
        <ParentPicker
          place={place}
          searchParents={searchParents}
          onPick={(parent) => onChange({ place: withParent(place, parent) })}
        />
      )}
    </>
  );
}

function withParent({ cloudId, space }: Place, parent: Place['parent']): Place {
  return parent === undefined ? { cloudId, space } : { cloudId, space, parent };
}
