import { expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Disposition, GoalLink } from '../../../lib/core/act.ts';
import type { Edit } from '../../../lib/core/edit.ts';
import type { IssueFacts } from '../../../lib/core/facts.ts';
import type { PlumblineFile } from '../../../lib/core/file.ts';
import type { WeeklyFocus } from '../../../lib/core/focus.ts';
import type { FileGoal, Goal } from '../../../lib/core/goal.ts';
import type { dispositionSchema, linkSchema } from '../../../lib/core/schemas/act.ts';
import type { editSchema } from '../../../lib/core/schemas/edit.ts';
import type { factsSchema } from '../../../lib/core/schemas/facts.ts';
import type { fileSchema } from '../../../lib/core/schemas/file.ts';
import type { focusSchema } from '../../../lib/core/schemas/focus.ts';
import type { goalSchema } from '../../../lib/core/schemas/goal.ts';
import type { settingsSchema } from '../../../lib/core/schemas/settings.ts';
import type { sightingSchema } from '../../../lib/core/schemas/sighting.ts';
import type { actsSchema, viewSchema } from '../../../lib/core/schemas/view.ts';
import type { Settings } from '../../../lib/core/settings.ts';
import type { Sighting } from '../../../lib/core/sighting.ts';
import type { PublishedActs, PublishedView } from '../../../lib/core/view.ts';

/** A loose schema's output without its index signature. */
type Known<T> = { [K in keyof T as string extends K ? never : K]: T[K] };

// The compiler checks these: a field that a schema forgets, or has and the type lacks, is an error of types.
it('each schema gives exactly its type', () => {
  type StoredGoal = Known<z.output<typeof goalSchema>>;
  type Was = NonNullable<StoredGoal['draftOf']>['was'];
  expectTypeOf<Omit<StoredGoal, 'draftOf'>>().toEqualTypeOf<Omit<Goal, 'draftOf'>>();
  expectTypeOf<Known<Was>>().toEqualTypeOf<Pick<FileGoal, keyof FileGoal>>();
  expectTypeOf<Known<z.output<typeof focusSchema>>>().toEqualTypeOf<WeeklyFocus>();
  expectTypeOf<Known<z.output<typeof linkSchema>>>().toEqualTypeOf<GoalLink>();
  expectTypeOf<Known<z.output<typeof dispositionSchema>>>().toEqualTypeOf<Disposition>();
  expectTypeOf<Known<z.output<typeof settingsSchema>>>().toEqualTypeOf<Settings>();
  expectTypeOf<z.output<typeof factsSchema>>().toEqualTypeOf<IssueFacts>();
  expectTypeOf<z.output<typeof sightingSchema>>().toEqualTypeOf<Sighting>();
  expectTypeOf<keyof Known<z.output<typeof fileSchema>>>().toEqualTypeOf<keyof PlumblineFile>();
  expectTypeOf<keyof z.output<typeof viewSchema>>().toEqualTypeOf<keyof PublishedView>();
  expectTypeOf<keyof z.output<typeof actsSchema>>().toEqualTypeOf<keyof PublishedActs>();
  expectTypeOf<z.output<typeof editSchema>['kind']>().toEqualTypeOf<Edit['kind']>();
  type Of<K extends Edit['kind']> = Extract<Edit, { kind: K }>;
  type Checked<K extends Edit['kind']> = Extract<z.output<typeof editSchema>, { kind: K }>;
  expectTypeOf<Checked<'link'>>().toEqualTypeOf<Of<'link'>>();
  expectTypeOf<Checked<'dispose'>>().toEqualTypeOf<Of<'dispose'>>();
  expectTypeOf<keyof Checked<'goal'>['goal']>().toEqualTypeOf<keyof Of<'goal'>['goal']>();
  expectTypeOf<keyof Checked<'focus'>['focus']>().toEqualTypeOf<keyof Of<'focus'>['focus']>();
});
