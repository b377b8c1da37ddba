import { EditRefused } from '../core/edit.ts';

/** What a person is told when something did not work. `field` names the input at fault. */
export type Failure = { code: string; message: string; field?: string };

export type ExpectedCode =
  /** The sender may not ask this, or what it asked has the wrong shape. */
  | 'refused'
  | 'missing'
  | 'changed-since'
  | 'storage-closed'
  | 'newer-data'
  | 'quota'
  | 'no-token'
  | 'signed-out'
  | 'no-right'
  | 'not-found'
  | 'limit'
  | 'unreachable'
  | 'wrong-answer';

/** Something that may go wrong in ordinary use: `message` is a sentence for a person and says the next step. */
export class ExpectedError extends Error {
  override name = 'ExpectedError';
  constructor(
    readonly code: ExpectedCode,
    message: string,
    /** The input at fault, where there is one. */
    readonly field?: string,
  ) {
    super(message);
  }
}

/** Errors that are no bug: they are shown as they are and not reported. */
export function isExpected(error: unknown): error is ExpectedError | EditRefused {
  return error instanceof ExpectedError || error instanceof EditRefused;
}

/** Everything else is a bug: the person gets one sentence, the problem list the details. */
export function failureOf(error: unknown): Failure {
  if (isExpected(error)) {
    return { code: error.code, message: error.message, ...(error.field && { field: error.field }) };
  }
  return {
    code: 'bug',
    message: 'Plumbline made a mistake here. Nothing was changed; the options list it under problems.',
  };
}
