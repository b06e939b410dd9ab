import { render } from 'preact';
import { Popup } from '../../components/popup';
import { createPopupServices } from '../wiring/popup-services';

const root = document.getElementById('root');
if (root) render(<Popup services={createPopupServices()} />, root);
