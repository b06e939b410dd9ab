import { render } from 'preact';
import { Options } from '../../components/options';
import { createOptionsServices } from '../wiring/options-services';

const root = document.getElementById('root');
if (root) render(<Options services={createOptionsServices()} />, root);
