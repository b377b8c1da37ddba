import { LIVES } from './lives.ts';
import { MEETING } from './meeting.ts';
import { MERGING } from './merging.ts';
import { ROWS } from './rows.ts';
import { TOGETHER } from './together.ts';

/**
 * What must hold of the merge of records, as checks of whatever implementation they are given: merge-rules.test.ts shows
 * that the true one passes each, and that each rule broken on purpose fails one.
 */
export const CHECKS = { ...MERGING, ...ROWS, ...TOGETHER, ...MEETING, ...LIVES };

export type CheckName = keyof typeof CHECKS;
