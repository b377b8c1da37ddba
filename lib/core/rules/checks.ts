import type { Check, Shared, Test } from './check.ts';
import { datesOf } from './dates.ts';
import { FIELDS, type FieldQualifier, isFieldQualifier } from './fields.ts';
import { inside, whole, within, words } from './pattern.ts';
import type { Rule, Term } from './rule.ts';

/** Rules and scopes as checks: what is done with them once, when they are published. */

const NEVER: Check = { any: [] };
const ON_GITHUB = keyLike('^github:');
const ON_JIRA = keyLike('^jira:');

/** Keys as people write them; a title that was not read is not taken for one. */
const EXACT_KEY = /^([A-Z][A-Z0-9_]+-\d+|([\w.-]+\/[\w.-]+)?#\d+)$/;

/** Whether one of the rules holds. Those that ask for nothing but one and the same fact stand together. */
export function checkOfRules(rules: readonly { rule: Rule }[]): Check {
  const bySubject = Map.groupBy(
    rules.map(({ rule }) => checkOfRule(rule)),
    sharedOf,
  );
  return either(
    [...bySubject].flatMap(([alike, some]) => (alike && some.length > 1 ? [{ any: some, alike }] : some)),
  );
}

const SHARED: readonly Shared[] = [
  'labels',
  'milestone',
  'type',
  'fixVersions',
  'components',
  'sprints',
  'assignees',
  'priority',
  'status',
];

/** The one fact that a check asks for, where many issues have it in common. */
function sharedOf(check: Check): Shared | undefined {
  if (!('any' in check)) return SHARED.find((name) => name === check.of && !check.part);
  const [first, ...others] = check.any.map(sharedOf);
  return others.every((one) => one === first) ? first : undefined;
}

export function checkOfRule({ terms }: Rule): Check {
  return all(...terms.map(checkOfTerm));
}

/** One condition of a rule. */
export function checkOfTerm({ q, any, not }: Term): Check {
  const check = either(any.map((value) => checkOfValue(q, value)));
  return not ? opposite(check) : check;
}

/** Whether one of the scopes (scope.ts) holds the issue. */
export function checkOfScopes(scopes: readonly string[]): Check {
  return either(
    scopes.map((scope) =>
      scope.includes('*') ? keyLike(`^${inScope(scope)}$`) : { of: 'container', is: scope.toLowerCase() },
    ),
  );
}

/** A pattern for the keys of the issues that a scope holds. */
export function inScope(scope: string): string {
  return `${inside(scope, '[^/]')}[#-]\\d+`;
}

function checkOfValue(q: Term['q'], value: string): Check {
  const low = value.toLowerCase();
  switch (q) {
    case 'repo':
      return keyLike(`^github:[^/]+/${inside(value)}#\\d+$`);
    case 'org':
      return keyLike(`^github:[^/]+/${inside(value, '[^/]')}/`);
    case 'host':
      return keyLike(`^\\w+:${inside(value, '[^/]')}/`);
    case 'key':
      return keyLike(value[0] === '#' ? `^github:.*${inside(value)}$` : `^(?:[^/]+/)?${inside(value)}$`);
    case 'project':
      return checkOfProject(value);
    case 'epic':
    case 'parent':
      return checkOfParent(value);
    case 'title':
      return all({ of: 'title', like: within(value) }, { of: 'title', like: words(value) });
    case 'updated':
    case 'created':
      return checkOfDates(q, value);
    case 'is':
      return (Object.hasOwn(IS, low) && IS[low]) || NEVER;
    case 'no':
      return checkOfNo(low);
    default:
      return { ...called(q), ...whole(value) };
  }
}

const IS: Record<string, Check> = {
  issue: { of: 'kind', is: 'issue' },
  pr: { of: 'kind', is: 'pull' },
  open: { of: 'open', is: 'true' },
  closed: { of: 'open', is: 'false' },
  draft: all({ of: 'kind', is: 'pull' }, { of: 'state', is: 'draft' }),
  blocked: { of: 'blockedBy', part: 'state', like: '^(open|draft)$' },
  bot: either([
    { of: 'author', part: 'bot', is: 'true' },
    { of: 'author', part: 'name', like: '\\[bot\\]$' },
  ]),
};

/** By name, as a Jira project by key too, as a GitHub one by owner and number: the repository's is taken to be the owner. */
function checkOfProject(value: string): Check {
  const [, owner, number] = /^([^/]+)\/([^/]+)$/.exec(value) ?? [];
  const numbered =
    owner && number
      ? [
          all(keyLike(`^github:[^/]+/${inside(owner, '[^/]')}/`), {
            of: 'projects',
            part: 'number',
            ...whole(number),
          }),
        ]
      : [];
  return either([
    keyLike(`^jira:[^/]+/${inside(value)}-\\d+$`),
    { of: 'projects', part: 'title', ...whole(value) },
    ...numbered,
  ]);
}

/** By key, in short or whole, or by title. */
function checkOfParent(value: string): Check {
  const isNear = value[0] === '#';
  const byKey: Test = {
    of: 'parent',
    part: 'key',
    like: isNear ? `^(?<own>\\S+) \\k<own>${inside(value)}$` : `^\\S+ (?:[^/]+/)?${inside(value)}$`,
  };
  // What one tracker calls an issue is never a parent in the other.
  if (EXACT_KEY.test(value)) return all(value.includes('#') ? ON_GITHUB : ON_JIRA, byKey);
  return either([byKey, { of: 'parent', part: 'title', ...whole(value) }]);
}

function checkOfDates(of: 'updated' | 'created', value: string): Check {
  const dates = datesOf(value);
  if (!dates) return NEVER;
  const { sign, from, to } = dates;
  // Behind all moments of a day.
  const end = `${to}~`;
  if (sign[0] === '<') return { of, from: '', until: sign === '<' ? to : end };
  if (sign) return { of, from: sign === '>' ? end : from, until: '~' };
  return { of, from, until: end };
}

function checkOfNo(field: string): Check {
  if (!isFieldQualifier(field)) return NEVER;
  const none = opposite({ ...called(field), like: '' });
  return field === 'project' ? all(ON_GITHUB, none) : none;
}

/** The fact of a qualifier, and by which part its entries are called. */
function called(q: FieldQualifier): Pick<Test, 'of' | 'part'> {
  const of = FIELDS[q];
  const part = of === 'author' ? 'name' : of === 'projects' ? 'title' : of === 'parent' ? 'key' : undefined;
  return { of, ...(part && { part }) };
}

function keyLike(like: string): Check {
  return { of: 'key', like };
}

function either(checks: Check[]): Check {
  const [only, ...more] = checks;
  return only && more.length === 0 ? only : { any: checks };
}

export function all(...checks: Check[]): Check {
  return opposite(either(checks.map(opposite)));
}

/** Kleene's NOT. */
export function opposite({ not, ...check }: Check): Check {
  return not ? check : { ...check, not: true };
}
