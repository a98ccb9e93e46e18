/// <reference lib="dom" />
import { unpackCases, type PackedCases } from '../contract/packed.ts';
import type { ShownCase } from '../contract/case-view.ts';

export interface PageData {
  readonly packed: PackedCases;
  readonly cases: readonly ShownCase[];
}

/** Reads the cases that the page carries; undefined where it carries none or the browser is too old. */
export async function readCases(): Promise<PageData | undefined> {
  const template = document.querySelector<HTMLTemplateElement>('#case-data');
  const text = template?.content.textContent.trim() ?? '';
  if (text === '' || typeof DecompressionStream === 'undefined') return undefined;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  const packed = JSON.parse(await new Response(stream).text()) as PackedCases;
  template?.remove();
  return { packed, cases: unpackCases(packed) };
}
