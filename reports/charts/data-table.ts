import { html, type Html } from '../html.ts';
import { scrollBox } from '../shell/blocks.ts';

/** Rows of figures; the first cell of a row is its heading. */
export interface DataTable {
  /** What a row is, such as `Each row is 45 s; the highest second's value.` */
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | Html)[])[];
}

/** A table in a box of its own that scrolls sideways where it must, so that the page does not. */
export function dataTable(table: DataTable, label: string): Html {
  return scrollBox(
    label,
    html`<table class="data">
      <caption>
        ${table.caption}
      </caption>
      <thead>
        <tr>
          ${table.head.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${table.rows.map(row)}
      </tbody>
    </table>`,
  );
}

function row([first, ...rest]: readonly (string | number | Html)[]): Html {
  const head = html`<th scope="row">${first}</th>`;
  const cells = rest.map((cell) => html`<td>${cell}</td>`);
  return html`<tr>
    ${head}${cells}
  </tr>`;
}
