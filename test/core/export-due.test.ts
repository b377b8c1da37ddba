import { expect, it } from 'vitest';
import { exportDue } from '../../lib/core/export-due.ts';

const LAST = '2026-11-14T10:00:00Z';

it.each([
  ['a week ago', LAST, '2026-11-21T10:00:00Z', false, true],
  ['a moment less', LAST, '2026-11-21T09:59:59.999Z', false, false],
  ['a week ago in another zone', '2026-11-14T12:00:00+02:00', '2026-11-21T10:00:00Z', false, true],
  ['long ago, switched off', LAST, '2027-11-21T10:00:00Z', true, false],
  ['in what is now the future', LAST, '2026-10-01T10:00:00Z', false, false],
  ['not known', null, '2026-11-21T10:00:00Z', false, false],
  ['at no moment at all', 'soon', '2026-11-21T10:00:00Z', false, false],
])('an export %s', (_, last, now, off, due) => {
  expect(exportDue(last, now, off)).toBe(due);
});
