import { faultsOf, text, xmlOnly, type FaultDefinition } from './definition.ts';

/** Ten entities, each ten times the one before: 10^9 characters once expanded. */
const bomb = Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
).join('');

const big = 'x'.repeat(2000);

/** XML with a document type declaration: nothing of it may be expanded, and it must be refused in time. */
export const doctypeFaults: readonly FaultDefinition[] = faultsOf(
  { rule: 'transport.doctype', parameter: 'body', formats: xmlOnly, needs: { content: ['absent'] } },
  [
    declared('plain', 'body has a document type declaration', ''),
    declared('internal-entity', 'body declares an entity', '<!ENTITY e "text">', '&e;'),
    declared(
      'external-file',
      'body declares an entity of a file',
      '<!ENTITY e SYSTEM "file:///etc/hostname">',
      '&e;',
    ),
    declared(
      'external-url',
      'body declares an entity of a URL',
      '<!ENTITY e SYSTEM "http://entity.invalid/e">',
      '&e;',
    ),
    declared(
      'parameter-entity',
      'body declares a parameter entity',
      '<!ENTITY % p SYSTEM "http://entity.invalid/p"> %p;',
    ),
    declared('entity-bomb', 'body declares an entity bomb', `<!ENTITY e0 "bomb">${bomb}`, '&e9;'),
    declared('quadratic-bomb', 'body repeats a long entity', `<!ENTITY e "${big}">`, '&e;'.repeat(2000)),
    {
      name: 'external-subset',
      description: 'body names an external document type',
      apply: text({
        kind: 'substitute',
        from: '<xml>',
        to: '<!DOCTYPE xml SYSTEM "http://entity.invalid/x.dtd"><xml>',
      }),
    },
  ],
);

function declared(name: string, description: string, declarations: string, use = '') {
  const content = use === '' ? '' : `<content><note>${use}</note></content>`;
  const to = `<!DOCTYPE xml [${declarations}]><xml>${content}`;
  return { name, description, apply: text({ kind: 'substitute' as const, from: '<xml>', to }) };
}
