import { defaultSettings } from '../../../lib/settings/settings';
import { remoteError, type World } from './fake-services';
import { popupStates } from './popup-states';
import * as sample from './samples';

/** Every state a person can meet the options in. */
export const optionsStates: Record<string, Partial<World>> = {
  'signed in': {},
  'signed in to several sites': { account: { ...sample.account, sites: [sample.acme, sample.other] } },
  'signed out': { account: undefined },
  'never set up': { account: undefined, hasOwnApp: false, shortcuts: {} },
  'signed out by the server': { account: { ...sample.account, status: 'reauth' } },
  'with rules for websites': {
    settings: {
      ...defaultSettings,
      rules: [
        {
          pattern: 'github.com',
          place: { cloudId: sample.inEngineering.cloudId, space: sample.engineering },
          isLearnt: true,
        },
        {
          pattern: '*.example.com',
          place: { cloudId: sample.inEngineering.cloudId, space: sample.legal },
          isLearnt: false,
        },
      ],
    },
  },
  'with a history': {
    history: [sample.savedClip(), sample.savedClip({ clipId: 'saved-2', title: 'Saved on the train' })],
  },
  'without a network': popupStates['without a network'] ?? {},
  'with a queue that cannot be read': { queueFailure: remoteError('QueueError', 'future-version') },
  'with clips in every state': popupStates['with clips in every state'] ?? {},
};
