import { SaxesParser } from 'saxes';
import type { Json } from '../../../model/json.ts';

interface Node {
  readonly children: [string, Node][];
  text: string;
}

/** XML as the specification reads it: text, or elements by name, a repeated name as an array. */
export function readXml(text: string): { tree: Json } | { doctype: boolean } {
  const parser = new SaxesParser({ position: false });
  const stack: Node[] = [{ children: [], text: '' }];
  let doctype = false;
  let failed = false;
  parser.on('doctype', () => (doctype = true));
  parser.on('error', () => (failed = true));
  parser.on('opentag', ({ name }) => {
    const node: Node = { children: [], text: '' };
    stack.at(-1)?.children.push([name, node]);
    stack.push(node);
  });
  parser.on('text', (found) => void ((stack.at(-1) as Node).text += found));
  parser.on('cdata', (found) => void ((stack.at(-1) as Node).text += found));
  parser.on('closetag', () => void stack.pop());
  try {
    parser.write(text).close();
  } catch {
    failed = true;
  }
  const [root] = stack[0]?.children ?? [];
  if (root?.[0] !== 'xml' || [doctype, failed].includes(true)) return { doctype };
  const tree = valueOf(root[1]);
  return typeof tree === 'object' ? { tree } : { doctype };
}

function valueOf(node: Node): Json {
  if (node.children.length === 0) return node.text;
  const groups = new Map<string, Json[]>();
  for (const [name, child] of node.children) groups.set(name, [...(groups.get(name) ?? []), valueOf(child)]);
  return Object.fromEntries(
    [...groups].map(([name, values]) => [name, values.length > 1 ? values : (values[0] ?? '')]),
  );
}
