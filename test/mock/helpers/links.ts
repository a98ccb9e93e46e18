import type { Json } from '../../../model/json.ts';
import type { RuleId } from '../../../model/rules.ts';
import { defaultToken } from '../../../mock/account.ts';
import { johnMd5, johnXxh, linkCase } from './case.ts';
import type { Case } from './case.ts';

const idents = [johnMd5, johnXxh, 'john@example.com', 'john%40example.com'];
const field = (name: string, value: Json, option: Json = 1): Json => ({ name, value, option });
const withFields = (...fields: readonly Json[]): Record<string, Json> => ({ token: defaultToken, fields });
const linkOf = (
  rule: RuleId,
  expects: Case['expects'],
  params: Record<string, Json>,
  format: 'json' | 'xml' = 'json',
): Case => linkCase(rule, expects, 'POST', idents[0] as string, params, format);

/** Requests of links. */
export const linkCases: readonly Case[] = [
  ...idents.map((ident) => linkCase('link.get', 'accept', 'GET', ident)),
  ...(['json', 'xml'] as const).flatMap((format) => [
    linkOf('link.post', 'accept', { token: defaultToken }, format),
    linkOf('link.post', 'accept', withFields(), format),
    linkOf('link.post', 'accept', withFields(field('Order', 'X-1')), format),
    linkOf(
      'link.post',
      'accept',
      withFields(field('Order', 'X-1', 0), field('FirstName', 'Jack', 0)),
      format,
    ),
    linkOf(
      'link.post',
      'accept',
      withFields(field('FirstName', 'Jim', 1), field('Tags', ['a', 'b'], 1)),
      format,
    ),
    linkOf('link.post', 'accept', withFields(field('Order', 'X-2', 2)), format),
    linkOf('link.unknown-field', 'accept', withFields(field('NoSuch', 'x')), format),
    linkOf('link.value-type', 'reject', withFields(field('Age', 'forty')), format),
    linkOf('link.value-type', 'reject', withFields(field('FirstName', { a: 'b' })), format),
    linkOf('link.option', 'reject', withFields(field('Order', 'x', 3)), format),
    linkOf('link.option', 'reject', withFields(field('Order', 'x', -1)), format),
    linkOf('link.token', 'reject', { token: 'wrong' }, format),
  ]),
  linkOf('link.value-type', 'reject', withFields(field('FirstName', ['a']))),
  linkOf('link.value-type', 'reject', withFields(field('Age', 1.5))),
  linkOf('link.value-type', 'reject', withFields(field('Birthday', 'soon'))),
  linkOf('link.value-form', 'open', { fields: [field('Age', '42', '1'), field('FirstName', 5)] }),
  linkOf('link.option-missing', 'open', withFields({ name: 'Order', value: 'x' })),
  linkCase('link.nobody', 'open', 'GET', 'nobody@example.com'),
  ...['PUT', 'DELETE', 'PATCH'].map((method) =>
    linkCase('link.method', 'reject', method, idents[0] as string, {}),
  ),
  { ...linkCase('link.unknown', 'reject', 'GET', 'x'), path: `/trg/${'0'.repeat(48)}/${idents[0] ?? ''}` },
];
