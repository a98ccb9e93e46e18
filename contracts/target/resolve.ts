import { platforms, type Capabilities } from '../../model/platforms.ts';
import type { Target } from '../../model/target.ts';
import type { TargetFile } from './schema.ts';

/** A target file's meaning: capabilities of its platform with its overrides, URLs as they are written plainly, without a trailing slash. */
export function resolveTarget(file: TargetFile): Target {
  const { capabilities, link, observer, $schema: _, ...rest } = file;
  return {
    ...rest,
    name: file.name ?? new URL(file.baseUrl).host,
    baseUrl: plainUrl(file.baseUrl),
    capabilities: {
      ...platforms[file.platform].capabilities,
      ...(given(capabilities) as Partial<Capabilities>),
    },
    overridden: Object.keys(given(capabilities)) as (keyof Capabilities)[],
    ...(link === undefined ? {} : { link: { ...link, url: plainUrl(link.url) } }),
    ...(observer === undefined ? {} : { observer: { ...observer, url: plainUrl(observer.url) } }),
  };
}

function given(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** As URLs are written plainly: k6 and curl read `0x7f.1` or a backslash otherwise than the guard does. */
function plainUrl(url: string): string {
  return new URL(url).href.replace(/\/+$/, '');
}
