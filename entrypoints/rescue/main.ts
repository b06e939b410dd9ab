import '../../components/base/base.css';
import { getLanguage, translate } from '../../lib/platform/translate';
import { showRescue } from './rescue-page';
import './style.css';
import { readWhatWaits } from './what-waits';

const main = document.querySelector('main');
if (main) void showRescue(main, { translate, language: getLanguage(), readWhatWaits });
