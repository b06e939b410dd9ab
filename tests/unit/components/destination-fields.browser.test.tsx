import './set-up';
import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { TextProvider } from '../../../components/base/text';
import { DestinationFields, type DestinationFieldsProps } from '../../../components/clip/destination-fields';
import { english } from './english';
import { createFakeServices } from './fake-services';
import * as sample from './samples';

const arrival = vi.hoisted(() => Promise.withResolvers<void>());

vi.mock('../../../components/place/place-picker', async (importOriginal) => {
  await arrival.promise;
  return importOriginal();
});

const research = { cloudId: 'acme', space: sample.research };
const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Save to' });
const onSubmit = vi.fn((event: Event) => event.preventDefault());

function openFields(change: Partial<Pick<DestinationFieldsProps, 'draft' | 'recents'>> = {}): void {
  render(
    <TextProvider translate={english}>
      <form onSubmit={onSubmit}>
        <DestinationFields
          services={createFakeServices()}
          draft={{ place: research, type: 'page' }}
          onChange={() => undefined}
          recents={sample.recents}
          cloudId="acme"
          {...change}
        />
        <button type="submit">Save</button>
      </form>
    </TextProvider>,
  );
}

it('hands on what was typed before the picker came, and saves nothing meanwhile', async () => {
  openFields();
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

it('says for which website this is the usual place', () => {
  openFields({ draft: { place: research, type: 'page', usualFor: '*.github.com' } });
  expect(screen.getByText('Usually Research for *.github.com.')).toBeTruthy();
});

it('says nothing of a usual place, or of rights, where there is nothing to say', () => {
  openFields();
  expect(screen.queryByText(/^Usually|^You may not/)).toBeNull();
});

it('warns of a space that takes no pages of this person', () => {
  openFields({ recents: { ...sample.recents, closed: { acme: [sample.research.id] } } });
  const words = 'You may not create pages in Research. Choose another place, or ask its administrators.';
  expect(screen.getByText(words)).toBeTruthy();
});

it('does not take a space of another site for the closed one', () => {
  openFields({ recents: { ...sample.recents, closed: { other: [sample.research.id] } } });
  expect(screen.queryByText(/^You may not/)).toBeNull();
});
