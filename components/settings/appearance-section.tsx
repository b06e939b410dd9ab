import { useEffect } from 'preact/hooks';
import type { Appearance } from '../../lib/settings/settings';
import { Choice } from '../base/choice';
import { Section } from '../base/section';
import { useText } from '../base/text';
import { useWatched } from '../base/use-watched';
import type { OptionsServices } from '../services';

/** Light, dark, or as the system is; it holds for every screen of ours, and for the receipt in a page. */
export function AppearanceSection({ services }: { services: Pick<OptionsServices, 'settings' | 'applyAppearance'> }) {
  const { t } = useText();
  const { applyAppearance } = services;
  const settings = useWatched(services.settings)?.value;
  const appearance = settings?.appearance;
  useEffect(() => {
    if (appearance !== undefined) applyAppearance(appearance);
  }, [appearance, applyAppearance]);
  return (
    <Section heading={t('appearanceHeading')}>
      {settings && (
        <Choice<Appearance>
          label={t('appearanceColors')}
          value={settings.appearance}
          onChange={(chosen) => void services.settings.write({ ...settings, appearance: chosen })}
          options={[
            { value: 'system', label: t('appearanceSystem') },
            { value: 'light', label: t('appearanceLight') },
            { value: 'dark', label: t('appearanceDark') },
          ]}
        />
      )}
    </Section>
  );
}
