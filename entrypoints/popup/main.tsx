import { render } from 'preact';
import { Popup } from '../../components/popup';
import { showAppearance } from '../../lib/platform/page-appearance';
import { createPopupServices } from '../wiring/popup-services';

showAppearance();
const root = document.getElementById('root');
if (root) render(<Popup services={createPopupServices()} />, root);
