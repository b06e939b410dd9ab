import { render } from 'preact';
import { useEffect } from 'preact/hooks';

/** The least that a popup made with Preact can be; it notes the same moment as the product's. */
function EmptyPopup() {
  useEffect(() => {
    performance.mark('popup-interactive');
  }, []);
  return <main>Empty</main>;
}

const root = document.getElementById('root');
if (root) render(<EmptyPopup />, root);
