import { cleanup, configure } from '@testing-library/preact';
import { afterEach, beforeEach } from 'vitest';

// A busy machine is not a defect: what is waited for may take as long as the test itself.
configure({ asyncUtilTimeout: 14_000 });

beforeEach(() => {
  document.title = 'Test';
});
afterEach(cleanup);
