import { HiddenText } from '../base/hidden-text';
import { Icon } from '../base/icon';
import { useText } from '../base/text';
import style from './label-field.module.css';

export type LabelChipsProps = { labels: readonly string[]; onRemove: (label: string) => void };

/** Labels that are set, each with a way to take it off. */
export function LabelChips({ labels, onRemove }: LabelChipsProps) {
  const { t } = useText();
  if (labels.length === 0) return null;
  return (
    <ul class={style.chips}>
      {labels.map((name) => (
        <li key={name} class={style.chip}>
          {name}
          <button type="button" class={style.remove} onClick={() => onRemove(name)}>
            <Icon name="close" />
            <HiddenText>{t('labelRemove', name)}</HiddenText>
          </button>
        </li>
      ))}
    </ul>
  );
}
