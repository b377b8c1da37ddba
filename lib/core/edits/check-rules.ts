import { EditRefused } from '../edit.ts';
import { parseRules } from '../rules/parse.ts';
import type { RuleError } from '../rules/rule.ts';

/** `Line 2, column 14: no qualifier is called "epik". Did you mean epic:?` */
export function ruleErrorWords({ line, column, message, hint }: RuleError): string {
  return `Line ${line}, column ${column}: ${message}${hint ? ` Did you mean ${hint}?` : ''}`;
}

/**
 * The rules without empty lines and spaces around them.
 * @param where begins the refusal, when more than one set of rules could be meant: `Goal "Checkout"`
 * @throws EditRefused with the line and column of the first rule that cannot be read
 */
export function checkRules(rules: readonly string[], field: string, where?: string): string[] {
  const [error] = parseRules(rules.join('\n')).errors;
  if (error) {
    const words = ruleErrorWords(error);
    throw new EditRefused(where ? `${where}: ${words}` : words, 'rule', field);
  }
  return rules.map((rule) => rule.trim()).filter(Boolean);
}
