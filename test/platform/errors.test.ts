import { expect, it } from 'vitest';
import { EditRefused } from '../../lib/core/edit.ts';
import { ExpectedError, failureOf, isExpected } from '../../lib/platform/errors.ts';

it('an expected error is shown as it is, a bug as one sentence without its details', () => {
  const expected = new ExpectedError('quota', 'No room.', 'file');
  const refused = new EditRefused('Give the goal a title.', 'missing');
  expect([expected, refused, new TypeError('x'), 'x'].map(isExpected)).toEqual([true, true, false, false]);
  expect(failureOf(expected)).toEqual({ code: 'quota', message: 'No room.', field: 'file' });
  expect(failureOf(refused)).toEqual({ code: 'missing', message: 'Give the goal a title.' });
  expect(failureOf(new TypeError('secret'))).toEqual({
    code: 'bug',
    message: expect.not.stringContaining('secret'),
  });
});
