import type { ImportPlan, Section } from '../core/file/import.ts';

const NOUNS: readonly { section: Section; one: string; many: string }[] = [
  { section: 'goals', one: 'goal', many: 'goals' },
  { section: 'focus', one: 'weekly focus', many: 'weekly focuses' },
  { section: 'links', one: 'link', many: 'links' },
  { section: 'dispositions', one: 'answer', many: 'answers' },
  { section: 'scopes', one: 'scope', many: 'scopes' },
  { section: 'exempt', one: 'exempt rule', many: 'exempt rules' },
  { section: 'settings', one: 'setting', many: 'settings' },
];

/** What an import would change: `Would add 1 goal and 14 links, and change 2 goals. 3 entries stay as here, which is newer.` */
export function importWords({ preview, total }: ImportPlan): string {
  const phrase = (verb: 'add' | 'change') => {
    const parts = NOUNS.flatMap(({ section, one, many }) => {
      const size = preview[section][verb];
      return size > 0 ? [`${size.toLocaleString('en')} ${size === 1 ? one : many}`] : [];
    });
    return parts.length > 0 ? [`${verb} ${listed(parts)}`] : [];
  };
  const first =
    total > 0
      ? `Would ${[...phrase('add'), ...phrase('change')].join(', and ')}.`
      : 'Would change nothing: all of it is here already.';
  return [first, ...preview.notes].join(' ');
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
