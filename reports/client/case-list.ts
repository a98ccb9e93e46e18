/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { caseAnchor, groupNames, groupOf, type ShownCase } from '../contract/case-view.ts';
import { readAddress, writeAddress, filterNames, type Address } from './address.ts';
import { caseRow, openCase } from './case-row.ts';
import { element } from './dom.ts';
import { filterCases } from './filter.ts';
import type { PageData } from './unpack.ts';

const pageSize = 100;

/** The list of cases with its filters and pages; the address holds its state. */
export function enhanceCaseList({ packed, cases }: PageData): void {
  const box = document.querySelector<HTMLElement>('#case-list');
  const form = document.querySelector<HTMLFormElement>('#filters');
  const counter = document.querySelector<HTMLElement>('#case-count');
  const pager = document.querySelector<HTMLElement>('#pager');
  if (box === null || form === null || counter === null || pager === null) return;
  const byId = new Map(cases.map((record) => [record.id, record]));
  box.tabIndex = -1;
  form.hidden = false;

  let shown = cases;

  const follow = (address: Address): void => {
    let { filters, page } = address;
    shown = filterCases(cases, filters, packed.rules);
    const wanted = address.caseId === undefined ? undefined : byId.get(address.caseId);
    if (wanted !== undefined) {
      if (!shown.includes(wanted)) [filters, shown] = [new Map(), cases];
      page = Math.floor(shown.indexOf(wanted) / pageSize) + 1;
    }
    page = Math.min(page, Math.max(1, Math.ceil(shown.length / pageSize)));
    fillForm(form, filters);
    counter.textContent = countText(shown.length, cases.length, address, wanted);
    drawPage(shown.slice((page - 1) * pageSize, page * pageSize));
    drawPager({ caseId: undefined, filters, page });
    if (wanted !== undefined) reveal(wanted);
  };

  const drawPage = (records: readonly ShownCase[]): void => {
    const nodes: Node[] = [];
    let list: HTMLElement | undefined;
    let group: string | undefined;
    for (const record of records) {
      if (groupOf(record) !== group) {
        group = groupOf(record);
        list = element('ol', '');
        const size = shown.filter((other) => groupOf(other) === group).length.toLocaleString('en-US');
        const heading = element(
          'h3',
          'group',
          `${groupNames[groupOf(record)]} `,
          element('span', 'muted', size),
        );
        nodes.push(heading, list);
      }
      list?.append(caseRow(record, packed));
    }
    if (nodes.length === 0) nodes.push(element('p', 'nothing', 'No case fits these filters.'));
    box.replaceChildren(...nodes);
  };

  const drawPager = (at: Omit<Address, 'isCases'>): void => {
    const pages = Math.ceil(shown.length / pageSize);
    const step = (label: string, page: number): HTMLButtonElement => {
      const button = element('button', 'button', label);
      button.type = 'button';
      button.disabled = page < 1 || page > pages;
      button.addEventListener('click', () => {
        location.hash = writeAddress({ ...at, page });
      });
      return button;
    };
    pager.hidden = pages < 2;
    pager.replaceChildren(
      step('Previous', at.page - 1),
      element('span', '', `Page ${at.page} of ${pages}`),
      step('Next', at.page + 1),
    );
  };

  const reveal = (record: ShownCase): void => {
    const details = document.getElementById(caseAnchor(record.id));
    if (!(details instanceof HTMLDetailsElement)) return;
    openCase(details, record, packed);
    details.querySelector('summary')?.focus({ preventScroll: true });
    details.scrollIntoView({ block: 'center' });
  };

  // What the reader does in the list changes the address without leaving steps in the history.
  const remember = (caseId: string | undefined): void => {
    const { filters, page } = readAddress(location.hash);
    history.replaceState(null, '', writeAddress({ caseId, filters, page }));
  };
  box.addEventListener(
    'toggle',
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.open) remember(target.dataset['id']);
    },
    true,
  );
  const refilter = (): void => {
    const address = { caseId: undefined, filters: readForm(form), page: 1 };
    history.replaceState(null, '', writeAddress(address));
    follow({ ...address, isCases: true });
  };
  form.addEventListener('input', refilter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(refilter));
  addEventListener('hashchange', () => {
    const address = readAddress(location.hash);
    if (!address.isCases) return;
    follow(address);
    if (address.caseId !== undefined) return;
    box.focus({ preventScroll: true });
    form.scrollIntoView({ block: 'start' });
  });

  const first = readAddress(location.hash);
  follow(first);
  if (first.isCases && first.caseId === undefined) form.scrollIntoView({ block: 'start' });
}

function countText(fitting: number, all: number, address: Address, wanted: ShownCase | undefined): string {
  const total = all.toLocaleString('en-US');
  const missing =
    address.caseId !== undefined && wanted === undefined ? `This page has no case ${address.caseId}. ` : '';
  return `${missing}${fitting === all ? total : `${fitting.toLocaleString('en-US')} of ${total}`} cases`;
}

function readForm(form: HTMLFormElement): Map<string, string> {
  const data = new FormData(form);
  const filters = new Map<string, string>();
  for (const name of filterNames) {
    const value = data.get(name);
    if (typeof value === 'string' && value !== '') filters.set(name, value);
  }
  return filters;
}

function fillForm(form: HTMLFormElement, filters: ReadonlyMap<string, string>): void {
  for (const name of filterNames) {
    const field = form.elements.namedItem(name);
    const value = filters.get(name) ?? '';
    if ((field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field.value !== value) {
      field.value = value;
    }
  }
}
