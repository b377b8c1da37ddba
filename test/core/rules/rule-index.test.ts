import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IssueFacts } from '../../../lib/core/facts.ts';
import { containerOfKey } from '../../../lib/core/issue.ts';
import { evaluate } from '../../../lib/core/rules/evaluate.ts';
import { parseRules } from '../../../lib/core/rules/parse.ts';
import type { Rule } from '../../../lib/core/rules/rule.ts';
import { indexRules, type Ruled, type RuleReason } from '../../../lib/core/rules/rule-index.ts';
import { anyRule, readings } from '../arbitrary.ts';

const KEY = 'github:github.com/acme/shop#1';
const reasonsOf = (rules: readonly Rule[]) =>
  rules.map((rule, i): RuleReason => ({ by: 'rule', goal: `goal-${i}`, text: '', rule }));
const typed = (...lines: string[]) => reasonsOf(parseRules(lines.join('\n')).rules.map(({ rule }) => rule));
const issue = (facts: Partial<IssueFacts>): IssueFacts => ({ key: KEY, readAt: '', source: '', ...facts });
const held = (found: readonly Ruled[]) => found.map(({ reason, held }) => [reason, held]);

describe('the rules of a container', () => {
  it('are found as if each was tried, whatever was asked before', () => {
    fc.assert(
      fc.property(
        fc.array(anyRule, { maxLength: 6 }),
        fc.array(readings, { minLength: 1, maxLength: 8 }),
        (rules, issues) => {
          const reasons = reasonsOf(rules);
          const all = issues.flatMap(({ less, more, whole }) => [less, more, whole]);
          for (const ofOne of Map.groupBy(all, ({ key }) => containerOfKey(key)).values()) {
            const find = indexRules(reasons, ofOne[0]?.key ?? '', held);
            for (const facts of ofOne)
              expect(find(facts)).toEqual(
                reasons.flatMap((reason) => {
                  const truth = evaluate(reason.rule, facts);
                  return truth === false ? [] : [[reason, truth]];
                }),
              );
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('make one thing for issues of which they say the same', () => {
    const find = indexRules(typed('label:bug', 'label:slow type:Task'), KEY, held);
    const slow = find(issue({ labels: ['other', 'Slow'], type: 'Task' }));
    expect(find(issue({ labels: ['slow'], type: 'task', title: 'Another' }))).toBe(slow);
    expect(find(issue({ labels: ['slow'], type: 'Bug' }))).not.toBe(slow);
  });

  it('look at nothing that can change no rule any more', () => {
    const find = indexRules(typed('label:bug type:Task', 'repo:other/repo author:dana'), KEY, held);
    const facts = issue({ labels: ['feature'] });
    const asked: string[] = [];
    const watched = new Proxy(facts, {
      get: (of, name) => {
        asked.push(String(name));
        return Reflect.get(of, name);
      },
    });
    expect(find(watched)).toEqual([]);
    expect(asked).not.toContain('type');
    expect(asked).not.toContain('author');
  });

  it('are found also where more was met than is kept', () => {
    const reasons = typed('label:bug assignee:dana', 'slow');
    const find = indexRules(reasons, KEY, held);
    for (let i = 0; i < 25_000; i += 1) {
      const isHeld = i % 1_000 === 0;
      const labels = [`label ${i}`, ...(isHeld ? ['bug'] : [])];
      const found = find(issue({ labels, assignees: ['dana'], title: `Title ${i}` }));
      expect(found).toEqual(isHeld ? [[reasons[0], true]] : []);
    }
  });
});
