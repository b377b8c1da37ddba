import type { ImportPlan, Section } from './import.ts';

const NAMES: Record<Section, [one: string, more: string]> = {
  goals: ['goal', 'goals'],
  focus: ['week', 'weeks'],
  links: ['link', 'links'],
  dispositions: ['answer', 'answers'],
  scopes: ['scope', 'scopes'],
  exempt: ['exempt rule', 'exempt rules'],
  settings: ['setting', 'settings'],
};

const SECTIONS = ['goals', 'focus', 'links', 'dispositions', 'scopes', 'exempt', 'settings'] as const;

/** What an import would do: `2 goals added, 1 goal changed, 12 links added. 1 entry stays as here, which is newer.` */
export function importWords({ preview, total }: Pick<ImportPlan, 'preview' | 'total'>): string {
  const parts = SECTIONS.flatMap((section) => {
    const { add, change } = preview[section];
    const named = (n: number, done: string) =>
      n > 0 ? [`${n} ${NAMES[section][n === 1 ? 0 : 1]} ${done}`] : [];
    return [...named(add, 'added'), ...named(change, 'changed')];
  });
  return [total === 0 ? 'Everything in it is here already.' : `${parts.join(', ')}.`, ...preview.notes].join(
    ' ',
  );
}
