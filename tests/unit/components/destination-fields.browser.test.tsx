import './set-up';
import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { TextProvider } from '../../../components/base/text';
import { DestinationFields } from '../../../components/clip/destination-fields';
import { english } from './english';
import { createFakeServices } from './fake-services';
import * as sample from './samples';

const arrival = vi.hoisted(() => Promise.withResolvers<void>());

vi.mock('../../../components/place/place-picker', async (importOriginal) => {
  await arrival.promise;
  return importOriginal();
});

const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Save to' });
const onSubmit = vi.fn((event: Event) => event.preventDefault());

beforeEach(() => {
  render(
    <TextProvider translate={english}>
      <form onSubmit={onSubmit}>
        <DestinationFields
          services={createFakeServices()}
          draft={{ place: { cloudId: 'acme', space: sample.research }, type: 'page' }}
          onChange={() => undefined}
          recents={sample.recents}
          cloudId="acme"
        />
        <button type="submit">Save</button>
      </form>
    </TextProvider>,
  );
});

it('hands on what was typed before the picker came, and saves nothing meanwhile', async () => {
  const person = userEvent.setup();
  await person.tab();
  await person.keyboard('eng{Enter}');
  expect(onSubmit).not.toHaveBeenCalled();
  arrival.resolve();
  await screen.findByRole('option', { name: /^Engineering/ });
  await waitFor(() => expect(document.activeElement).toBe(field()));
  await person.keyboard('in');
  expect(field().value).toBe('engin');
});
