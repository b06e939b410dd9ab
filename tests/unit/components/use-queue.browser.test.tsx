import './set-up';
import { render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { useReading } from '../../../components/use-queue';

it('reads a queue that drains a few times only, and shows the last change', async () => {
  let [changes, readings] = [0, 0];
  let change: () => void = () => undefined;
  const queue = {
    watch: (listener: () => void) => {
      change = listener;
      return () => undefined;
    },
  };
  const read = async (): Promise<string> => {
    readings += 1;
    return `change ${changes}`;
  };
  const Watching = () => <p>{useReading(queue, read)}</p>;
  render(<Watching />);
  await screen.findByText('change 0');
  while (changes < 30) {
    changes += 1;
    change();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await screen.findByText('change 30');
  expect(readings).toBeLessThan(15);
});
