import { useEffect, useRef } from 'preact/hooks';

export type PopupKeys = {
  saveAndOpen: () => void;
  /** Counted from 0. */
  pickRecent: (index: number) => void;
  search: () => void;
  /** Takes the whole page instead, where that is on offer. */
  takeWholePage: (() => void) | undefined;
};

/** Keys that work wherever the focus is; single characters only where nobody is typing. */
export function usePopupKeys(keys: PopupKeys): void {
  const newest = useRef(keys);
  newest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const action = actionOf(event, newest.current);
      if (action === undefined || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function actionOf(event: KeyboardEvent, keys: PopupKeys): (() => void) | undefined {
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.key === 'Enter') return keys.saveAndOpen;
  if (isCommand || event.altKey || isTyping(event.target)) return undefined;
  if (event.key === '/') return keys.search;
  if (event.key === 'w') return keys.takeWholePage;
  if (/^[1-9]$/.test(event.key)) return () => keys.pickRecent(Number(event.key) - 1);
  return undefined;
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox';
}
