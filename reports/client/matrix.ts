/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { heat } from '../contract/heat.ts';

/** Makes the matrix one tab stop with arrow keys, and turns its switch of formats on. */
export function enhanceMatrix(): void {
  const table = document.querySelector<HTMLTableElement>('#matrix');
  if (table === null) return;
  walkWithArrows(table);
  switchFormats(table);
}

function walkWithArrows(table: HTMLTableElement): void {
  const links = [...table.querySelectorAll('a')];
  if (links.length === 0) return;
  table.setAttribute('role', 'grid');
  for (const [index, link] of links.entries()) link.tabIndex = index === 0 ? 0 : -1;
  for (const hint of document.querySelectorAll<HTMLElement>('.keys')) hint.hidden = false;

  const enter = (link: HTMLAnchorElement): void => {
    for (const other of links) other.tabIndex = other === link ? 0 : -1;
    link.focus();
  };
  table.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLAnchorElement)
      for (const other of links) other.tabIndex = other === target ? 0 : -1;
  });
  table.addEventListener('keydown', (event) => {
    const cell = event.target instanceof Element ? event.target.closest('td') : null;
    const next = cell === null ? undefined : neighbour(table, cell, event.key);
    if (next === undefined) return;
    event.preventDefault();
    enter(next);
  });
}

/** The nearest cell with a link in the direction of a key. */
function neighbour(
  table: HTMLTableElement,
  cell: HTMLTableCellElement,
  key: string,
): HTMLAnchorElement | undefined {
  const row = cell.parentElement;
  if (!(row instanceof HTMLTableRowElement)) return undefined;
  const along = [...row.cells];
  const across = [...table.rows].map((other) => other.cells[cell.cellIndex]);
  const before = (cells: readonly (HTMLTableCellElement | undefined)[]): (typeof cells)[number][] =>
    cells.slice(0, cells.indexOf(cell)).reverse();
  const after = (cells: readonly (HTMLTableCellElement | undefined)[]): (typeof cells)[number][] =>
    cells.slice(cells.indexOf(cell) + 1);
  const candidates: Record<string, () => (HTMLTableCellElement | undefined)[]> = {
    ArrowLeft: () => before(along),
    ArrowRight: () => after(along),
    ArrowUp: () => before(across),
    ArrowDown: () => after(across),
    Home: () => before(along).reverse(),
    End: () => after(along).reverse(),
  };
  for (const candidate of candidates[key]?.() ?? []) {
    const link = candidate?.querySelector('a');
    if (link !== null && link !== undefined) return link;
  }
  return undefined;
}

function switchFormats(table: HTMLTableElement): void {
  const bar = document.querySelector<HTMLElement>('#matrix-modes');
  if (bar === null) return;
  bar.hidden = false;
  const cells = [...table.querySelectorAll<HTMLElement>('td[data-json]')].map((cell) => ({
    cell,
    shading: cell.className,
    link: cell.querySelector('a'),
    text: cell.querySelector('a')?.textContent ?? '',
    hash: cell.querySelector('a')?.hash ?? '',
  }));
  bar.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    const mode = target.dataset['mode'] ?? 'all';
    for (const button of bar.querySelectorAll('button'))
      button.setAttribute('aria-pressed', String(button === target));
    for (const { cell, link, text, hash, shading } of cells) {
      if (link === null) continue;
      const view = viewOf(mode, cell.dataset, text, shading);
      link.textContent = view.text;
      cell.className = view.className;
      const formatted =
        mode === 'json' || mode === 'xml' ? `${hash}${hash.endsWith('?') ? '' : '&'}format=${mode}` : hash;
      link.setAttribute('href', formatted);
    }
  });
}

interface View {
  readonly text: string;
  readonly className: string;
}

function viewOf(mode: string, data: DOMStringMap, text: string, shading: string): View {
  if (mode === 'all') return { text, className: shading };
  const [json, xml] = [pair(data['json']), pair(data['xml'])];
  if (mode === 'difference') return difference(json, xml);
  const one = mode === 'json' ? json : xml;
  return one.run === 0 ? { text: '–', className: 'hatch' } : { text: shown(one), className: `h${heat(one)}` };
}

interface Pair {
  readonly failed: number;
  readonly run: number;
}

function difference(json: Pair, xml: Pair): View {
  if (json.run === 0 || xml.run === 0) {
    const only = json.run > 0 ? 'JSON only' : xml.run > 0 ? 'XML only' : '–';
    return { text: only, className: 'hatch' };
  }
  if (json.failed * xml.run === xml.failed * json.run) return { text: '=', className: '' };
  return { text: `${shown(json)} · ${shown(xml)}`, className: 'differs' };
}

function shown({ failed, run }: Pair): string {
  return `${failed.toLocaleString('en-US')}/${run.toLocaleString('en-US')}`;
}

function pair(text = '0/0'): Pair {
  const [failed = 0, run = 0] = text.split('/').map(Number);
  return { failed, run };
}
