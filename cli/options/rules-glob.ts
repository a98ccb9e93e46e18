import { InvalidArgumentError } from 'commander';
import { nearest } from '../../contracts/nearest.ts';
import { rules, type RuleId } from '../../model/rules.ts';

/** `matching.*,token.*`: a filter on rule ids, where * stands for any text; a pattern that fits no rule is an error. */
export function rulesGlob(text: string): (id: RuleId) => boolean {
  const patterns = text.split(',').map((part) => part.trim());
  const tests = patterns.map((pattern) => {
    const expression = new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`);
    if (!rules.some((rule) => expression.test(rule.id))) {
      const close = nearest(
        pattern,
        rules.map((rule) => rule.id),
      );
      throw new InvalidArgumentError(
        `no rule fits "${pattern}".${close === undefined ? '' : ` Did you mean ${close}?`}`,
      );
    }
    return expression;
  });
  return (id) => tests.some((test) => test.test(id));
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
