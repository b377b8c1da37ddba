import type { Change, Records } from '../edit.ts';
import { changesBetween, idOf } from '../edits/changes.ts';
import { checkRules } from '../edits/check-rules.ts';
import type { PlumblineFile } from '../file.ts';
import { ACTIVE_LIMIT } from '../goal.ts';
import { type Count, countList, countOthers, countTable } from './count.ts';
import { mergeActs, mergeTable } from './merge.ts';
import { mergeGoals } from './merge-goals.ts';
import { mergeSettings } from './merge-settings.ts';

export type Section = 'goals' | 'focus' | 'links' | 'dispositions' | 'scopes' | 'exempt' | 'settings';

/** `notes`: sentences on what does not become as the file says, and why. */
export type ImportPreview = Record<Section, Count> & { notes: string[] };

/** `total`: how many entries are added or changed. */
export type ImportPlan = { changes: Change[]; preview: ImportPreview; total: number };

/**
 * What importing a file changes. It adds and changes, and deletes nothing; of an entry that is here and in the file, the
 * newer one stays, and without dates the file's. An issue never ends with both a link and a disposition.
 * @throws EditRefused with goal, line and column for a rule that cannot be read
 */
export function planImport(file: PlumblineFile, records: Records): ImportPlan {
  const read = withRules(file);
  const { goals: fileGoals = [], focus = [], links = [], dispositions = [] } = read;
  const { goals, waiting } = mergeGoals(records.goals, fileGoals);
  const after: Records = {
    goals,
    focuses: mergeTable(records.focuses, focus, idOf.focuses, (one) => one.updated),
    ...mergeActs(records, { links, dispositions }),
    settings: mergeSettings(records.settings, read),
  };
  const counts: Record<Section, Count> = {
    goals: countTable(fileGoals, (goal) => goal.id, records.goals, goals),
    focus: countTable(focus, idOf.focuses, records.focuses, after.focuses),
    links: countTable(links, idOf.links, records.links, after.links),
    dispositions: countTable(dispositions, idOf.dispositions, records.dispositions, after.dispositions),
    scopes: countList(read.scopes ?? [], records.settings.scopes),
    exempt: countList(read.exempt ?? [], records.settings.exempt),
    settings: countOthers(records.settings, after.settings),
  };
  const total = Object.values(counts).reduce((sum, { add, change }) => sum + add + change, 0);
  return {
    changes: changesBetween(records, after),
    preview: { ...counts, notes: notesOf(counts, waiting) },
    total,
  };
}

/**
 * The file with each rule as it is stored.
 * @throws EditRefused with goal, line and column for a rule that cannot be read
 */
export function withRules(file: PlumblineFile): PlumblineFile {
  const { goals, focus, exempt } = file;
  return {
    ...file,
    ...(goals && {
      goals: goals.map((goal) => ({
        ...goal,
        ...(goal.rules && { rules: checkRules(goal.rules, 'rules', `Goal "${goal.title}"`) }),
      })),
    }),
    ...(focus && {
      focus: focus.map((one) => ({
        ...one,
        ...(one.stop && { stop: checkRules(one.stop, 'stop', `Focus of ${one.week}`) }),
      })),
    }),
    ...(exempt && { exempt: checkRules(exempt, 'exempt', 'Exempt rules') }),
  };
}

function notesOf(counts: Record<Section, Count>, waiting: number): string[] {
  const kept = Object.values(counts).reduce((sum, count) => sum + count.kept, 0);
  return [
    ...(waiting > 0
      ? [
          `${waiting} ${waiting === 1 ? 'goal waits' : 'goals wait'} for later: ${ACTIVE_LIMIT} goals can be active.`,
        ]
      : []),
    ...(kept > 0 ? [`${kept} ${kept === 1 ? 'entry stays' : 'entries stay'} as here, which is newer.`] : []),
  ];
}
