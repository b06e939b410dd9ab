import { useCallback, useEffect, useState } from 'preact/hooks';
import { Checkbox } from '../base/checkbox';
import { useText } from '../base/text';
import type { OptionsServices } from '../services';

/** Whether the open tabs may be seen: to be allowed here as in the list of places, and to be taken back. */
export function OpenTabsChoice({ access }: { access: OptionsServices['tabsAccess'] }) {
  const { t } = useText();
  const { isGranted, ask, revoke, watch } = access;
  const [isChecked, setIsChecked] = useState(false);
  const refresh = useCallback(() => void isGranted().then(setIsChecked, () => undefined), [isGranted]);
  useEffect(() => {
    refresh();
    return watch(refresh);
  }, [refresh, watch]);
  return (
    <Checkbox
      label={t('openTabs')}
      isChecked={isChecked}
      onChange={(isWanted) => {
        // As the person left it until the browser has their answer; then as that says.
        setIsChecked(isWanted);
        void (isWanted ? ask() : revoke()).then(refresh, refresh);
      }}
    />
  );
}
