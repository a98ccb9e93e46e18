import { tokenPlaceholder, type TokenForm } from '../../model/secrets.ts';
import type { IdentKind } from '../../model/target.ts';
import { withParameter, withWire } from '../draft.ts';
import { identOfEmail } from '../link/idents.ts';
import { levelOf, randomOf, type Scene } from '../scene.ts';
import { hex, nobodysEmail } from '../values/reserved.ts';
import { faultsOf, type FaultDefinition } from './definition.ts';
import { whyNoForm } from './token.ts';

const all = ['none', 'json', 'xml'] as const;
const posted = { method: ['post'] };
function hexOf(make: (hex: string, scene: Scene) => string): FaultDefinition['apply'] {
  return (draft, scene) => {
    const path = new URL(scene.target.link?.url ?? scene.target.baseUrl).pathname.replace(/\/+$/, '');
    const real = path.slice(path.lastIndexOf('/') + 1);
    return { ...draft, link: { ident: draft.link?.ident ?? '', hex: make(real, scene) } };
  };
}

function otherHex(real: string, scene: Scene): string {
  const made = hex(randomOf(scene, 'hex'), Math.max(real.length, 8));
  return made === real.toLowerCase() ? `f${made.slice(1)}` : made;
}

const unknownLink = faultsOf({ rule: 'link.unknown', parameter: 'path', space: 'link', formats: all }, [
  { name: 'other', description: 'link is none', apply: hexOf(otherHex) },
  {
    name: 'cut',
    description: "link lacks its hex part's last digit",
    apply: hexOf((real) => real.slice(0, -1)),
  },
  { name: 'no-hex', description: 'link has no hex part', apply: hexOf(() => 'zzzz') },
]);

const nobody = faultsOf(
  { rule: 'link.nobody', parameter: 'path', space: 'link', formats: all, expects: 'open' },
  [
    {
      name: 'ident',
      description: 'ident is that of nobody',
      apply: ident((scene) =>
        identOfEmail(
          nobodysEmail(scene.target, randomOf(scene, 'nobody')),
          levelOf(scene.assignment, 'ident') as IdentKind,
        ),
      ),
    },
    { name: 'malformed', description: 'ident is of no kind', apply: ident(() => 'no-ident') },
  ],
);

function ident(make: (scene: Scene) => string): FaultDefinition['apply'] {
  return (draft, scene) => ({ ...draft, link: { ...draft.link, ident: make(scene) } });
}

const methods = faultsOf({ rule: 'link.method', parameter: 'method', space: 'link', needs: posted }, [
  ...['PUT', 'DELETE', 'PATCH'].map((method) => ({
    name: method.toLowerCase(),
    description: `method is ${method}`,
    apply: (draft: Parameters<FaultDefinition['apply']>[0]) => withWire(draft, { method }),
  })),
]);

const token = faultsOf({ rule: 'link.token', parameter: 'token', space: 'link', needs: posted }, [
  {
    name: 'other',
    description: 'token is another one',
    apply: (draft, scene) => withParameter(draft, 'token', `0000${hex(randomOf(scene, 'token'), 28)}`),
  },
  ...(['prefix', 'longer', 'other-case'] as const satisfies readonly TokenForm[]).map((form) => ({
    name: form,
    description: `token is nearly right (${form})`,
    unavailable: (target: Scene['target']) => whyNoForm(target, form),
    apply: (draft: Parameters<FaultDefinition['apply']>[0]) =>
      withParameter(draft, 'token', tokenPlaceholder(form)),
  })),
]);

/** Faults of a link's address, method and token. */
export const linkFaults: readonly FaultDefinition[] = [...unknownLink, ...nobody, ...methods, ...token];
