import type { Factor } from '../combinations/index.ts';
import { mostProfiles } from '../launch/factors.ts';

/** What can vary in a v1.0 request; the first level of each factor is its plainest. Case ids depend on the order. */
export const linkFactors: readonly Factor[] = [
  { name: 'method', levels: ['get', 'post'] },
  { name: 'encoding', levels: ['none', 'json', 'xml'] },
  { name: 'ident', levels: ['md5', 'xxh', 'email'] },
  { name: 'profile', levels: Array.from({ length: mostProfiles }, (_, index) => `p${index + 1}`) },
  { name: 'fields', levels: ['absent', 'empty', 'one', 'two', 'many'] },
  { name: 'field_type', levels: ['none', 'string', 'int', 'float', 'bool'] },
  { name: 'option', levels: ['none', '1', '0', '2'] },
  { name: 'field_known', levels: ['none', 'known', 'unknown'] },
  { name: 'filled', levels: ['none', 'filled', 'empty'] },
  { name: 'layout', levels: ['plain', 'reversed', 'spaced', 'escaped'] },
];
