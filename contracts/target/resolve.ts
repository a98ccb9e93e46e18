import { platforms, type Capabilities } from '../../model/platforms.ts';
import type { Target } from '../../model/target.ts';
import type { TargetFile } from './schema.ts';

/** A target file's meaning: capabilities of its platform with its overrides, URLs without a trailing slash. */
export function resolveTarget(file: TargetFile): Target {
  const { capabilities, link, observer, $schema: _, ...rest } = file;
  return {
    ...rest,
    name: file.name ?? new URL(file.baseUrl).host,
    baseUrl: withoutSlash(file.baseUrl),
    capabilities: {
      ...platforms[file.platform].capabilities,
      ...(given(capabilities) as Partial<Capabilities>),
    },
    overridden: Object.keys(given(capabilities)) as (keyof Capabilities)[],
    ...(link === undefined ? {} : { link: { ...link, url: withoutSlash(link.url) } }),
    ...(observer === undefined ? {} : { observer: { ...observer, url: withoutSlash(observer.url) } }),
  };
}

function given(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
