import { useEffect, useState } from 'preact/hooks';
import type { ScreenServices } from './services';

/** What a command is really bound to, in the browser's own notation; `''` when it is not, or not known yet. */
export function useShortcut({ shortcuts }: Pick<ScreenServices, 'shortcuts'>, command: string): string {
  const [shortcut, setShortcut] = useState('');
  useEffect(() => {
    // A browser without the call has no shortcuts to show.
    shortcuts().then(
      (bound) => setShortcut(bound[command] ?? ''),
      () => undefined,
    );
  }, [shortcuts, command]);
  return shortcut;
}
