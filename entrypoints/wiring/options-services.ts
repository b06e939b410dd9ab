import type { OptionsServices } from '../../components/services';
import { SCOPES } from '../../lib/confluence/scopes';
import { openShortcutSettings } from '../../lib/platform/commands';
import { listGrantedPatterns, revokePattern, watchGrants } from '../../lib/platform/host-permissions';
import { applyAppearance } from '../../lib/platform/page-appearance';
import { createScreenServices } from './screen-services';

/** The world of the options page. */
export function createOptionsServices(): OptionsServices {
  return {
    ...createScreenServices(),
    openShortcutSettings: () => void openShortcutSettings(),
    scopes: SCOPES,
    grantedSites: { list: listGrantedPatterns, revoke: revokePattern, watch: watchGrants },
    copyText: (text) => navigator.clipboard.writeText(text),
    applyAppearance,
  };
}
