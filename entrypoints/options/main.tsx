import { render } from 'preact';
import { Options } from '../../components/options';
import { askToKeepStorage } from '../../lib/platform/persistence';
import { createOptionsServices } from '../wiring/options-services';

const root = document.getElementById('root');
if (root) render(<Options services={createOptionsServices()} />, root);
// Everybody comes here once, to sign in.
void askToKeepStorage(navigator.storage);
