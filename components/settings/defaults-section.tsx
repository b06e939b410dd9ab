import { useState } from 'preact/hooks';
import type { Settings } from '../../lib/settings/settings';
import { Checkbox } from '../base/checkbox';
import { Choice } from '../base/choice';
import { Section } from '../base/section';
import { Select } from '../base/select';
import { type Text, useText } from '../base/text';
import { useWatched } from '../base/use-watched';
import { LabelField, labelsOf } from '../clip/label-field';
import type { OptionsServices } from '../services';
import { OpenTabsChoice } from './open-tabs-choice';

/** The waits on offer, in seconds. */
const UNDO_SECONDS = [0, 3, 5, 10, 20, 30];

/** What every clip starts from. Each change is kept at once; there is nothing to press. */
export function DefaultsSection({ services }: { services: Pick<OptionsServices, 'settings' | 'tabsAccess'> }) {
  const text = useText();
  const stored = useWatched(services.settings)?.value;
  return (
    <Section heading={text.t('defaultsHeading')}>
      {stored && (
        <Defaults settings={stored} onChange={(settings) => void services.settings.write(settings)} text={text} />
      )}
      <OpenTabsChoice access={services.tabsAccess} />
    </Section>
  );
}

type DefaultsProps = { settings: Settings; onChange: (settings: Settings) => void; text: Text };

function Defaults({ settings, onChange, text }: DefaultsProps) {
  const { t } = text;
  const [typed, setTyped] = useState('');
  return (
    <>
      <Choice
        label={t('defaultCapture')}
        value={settings.defaultCapture}
        onChange={(defaultCapture) => onChange({ ...settings, defaultCapture })}
        options={[
          { value: 'article', label: t('whatArticle') },
          { value: 'page', label: t('whatPage') },
          { value: 'link', label: t('whatLink') },
        ]}
      />
      <Choice
        label={t('type')}
        value={settings.defaultType}
        onChange={(defaultType) => onChange({ ...settings, defaultType })}
        options={[
          { value: 'page', label: t('typePage') },
          { value: 'blogpost', label: t('typeBlogpost') },
        ]}
      />
      <Select
        label={t('undoSeconds')}
        value={String(settings.undoSeconds)}
        onChange={(seconds) => onChange({ ...settings, undoSeconds: Number(seconds) })}
        options={withCurrent(settings.undoSeconds).map((seconds) => ({
          value: String(seconds),
          label: seconds === 0 ? t('undoNone') : text.plural('seconds', seconds),
        }))}
      />
      <Checkbox
        label={t('sourceLine')}
        isChecked={settings.hasSourceLine}
        onChange={(hasSourceLine) => onChange({ ...settings, hasSourceLine })}
      />
      <Choice
        label={t('pictureRule')}
        value={settings.pictures}
        onChange={(pictures) => onChange({ ...settings, pictures })}
        options={[
          { value: 'all', label: t('pictureRuleAll') },
          { value: 'large', label: t('pictureRuleLarge') },
          { value: 'none', label: t('pictureRuleNone') },
        ]}
      />
      <LabelField
        label={t('defaultLabels')}
        draft={{ labels: settings.defaultLabels, typed }}
        onChange={(draft) => {
          setTyped(draft.typed);
          onChange({ ...settings, defaultLabels: labelsOf({ labels: draft.labels, typed: '' }) });
        }}
      />
    </>
  );
}

/** An imported wait that is not on offer is offered too, or it would look like another. */
function withCurrent(current: number): number[] {
  return [...new Set([...UNDO_SECONDS, current])].sort((one, other) => one - other);
}
