import './set-up';
import { act, render, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
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
  const Watching = () => <p>{useReading(queue, read).value}</p>;
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

it('tries a queue that cannot be read a second time, though no change is told of', async () => {
  vi.useFakeTimers();
  try {
    let isBlocked = true;
    const read = async (): Promise<string> => {
      if (isBlocked) throw Object.assign(new Error('blocked'), { name: 'QueueError', code: 'blocked' });
      return 'readable';
    };
    const queue = { watch: () => () => undefined };
    const Watching = () => {
      const { value, failure } = useReading(queue, read);
      return <p>{value ?? failure}</p>;
    };
    render(<Watching />);
    await act(async () => void (await vi.advanceTimersByTimeAsync(100)));
    screen.getByText('queueBlocked');
    isBlocked = false;
    await act(async () => void (await vi.advanceTimersByTimeAsync(60_000)));
    screen.getByText('readable');
  } finally {
    vi.useRealTimers();
  }
});
