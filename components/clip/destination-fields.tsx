import { useRef } from 'preact/hooks';
import type { ContentType, Place } from '../../lib/clip/destination';
import type { Recents } from '../../lib/settings/settings';
import { Choice } from '../base/choice';
import { Notice } from '../base/notice';
import { useText } from '../base/text';
import { useLoaded } from '../base/use-loaded';
import type { ScreenServices } from '../services';
import { nameOfPlace } from '../words/place-name';
import type { ClipDraft } from './clip-draft';
import style from './destination-fields.module.css';
import { type PlaceBegun, PlaceStandIn } from './place-stand-in';

/** The first frame shows where a clip goes; what it takes to choose another place comes behind it. */
const loadPicker = () => import('../place/place-picker');

export type DestinationFieldsProps = {
  services: Pick<ScreenServices, 'background' | 'settings' | 'allowTabs'>;
  draft: Pick<ClipDraft, 'place' | 'type' | 'usualFor'>;
  onChange: (change: { place: Place } | { type: ContentType }) => void;
  recents: Recents;
  cloudId: string | undefined;
  /** The kind stays as it is: there is a page or post already. */
  isTypeFixed?: boolean;
  spaceRef?: { current: HTMLInputElement | null };
};

/** Where the clip goes, and as what. */
export function DestinationFields(props: DestinationFieldsProps) {
  const { services, draft, onChange, recents, cloudId, isTypeFixed, spaceRef } = props;
  const { t } = useText();
  const { place, type, usualFor } = draft;
  const picker = useLoaded(loadPicker);
  const begun = useRef<PlaceBegun>({ isFocused: false });
  // Blog posts have no parent, so what they are filed under is not said of them.
  const shown = place === undefined ? '' : type === 'page' ? nameOfPlace(place) : place.space.name;
  const isClosed = place !== undefined && recents.closed[place.cloudId]?.includes(place.space.id) === true;
  const input = { shown, ...(spaceRef !== undefined && { inputRef: spaceRef }) };
  return (
    <div class={style.fields}>
      <div class={style.row}>
        <div class={style.place}>
          {picker ? (
            <picker.PlacePicker
              services={services}
              onPick={(picked) => onChange({ place: picked })}
              recents={recents}
              cloudId={cloudId}
              {...begun.current}
              {...input}
            />
          ) : (
            <PlaceStandIn begun={begun} {...input} />
          )}
        </div>
        {!isTypeFixed && (
          <Choice
            label={t('type')}
            value={type}
            onChange={(chosen) => onChange({ type: chosen })}
            options={[
              { value: 'page', label: t('typePage') },
              { value: 'blogpost', label: t('typeBlogpost') },
            ]}
          />
        )}
      </div>
      {place && usualFor && <p class={style.usual}>{t('placeUsual', nameOfPlace(place), usualFor)}</p>}
      {isClosed && <Notice tone="warning">{t('placeClosedNotice', place.space.name)}</Notice>}
    </div>
  );
}
