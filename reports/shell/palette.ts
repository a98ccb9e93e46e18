/** The colours of both themes; text colours have at least 4.5:1 on every background they are used on. */
const light = {
  bg: '#f5f6f8',
  surface: '#ffffff',
  sunken: '#eef1f5',
  line: '#d9dee6',
  strong: '#8490a3',
  text: '#182030',
  muted: '#535e70',
  accent: '#1d4fc4',
  'accent-bg': '#e8eefc',
  good: '#0a6638',
  'good-bg': '#e3f3ea',
  bad: '#ad1f1a',
  'bad-bg': '#fcebe9',
  unsure: '#7d4b00',
  'unsure-bg': '#fdf2dc',
  'heat-0': '#e6f3ec',
  'heat-1': '#fdeecf',
  'heat-2': '#fbd3b0',
  'heat-3': '#f3a795',
  'heat-4': '#b3261e',
  'heat-4-text': '#ffffff',
  hatch: '#dfe3ea',
  'series-1': '#2459c9',
  'series-2': '#b35c00',
  'series-3': '#8a2f8f',
  'series-4': '#0f766e',
};

const dark: typeof light = {
  bg: '#0e1116',
  surface: '#161a21',
  sunken: '#1d222b',
  line: '#2e3542',
  strong: '#6d788b',
  text: '#e5e9f0',
  muted: '#a3adbd',
  accent: '#8fb4ff',
  'accent-bg': '#1b2740',
  good: '#63d297',
  'good-bg': '#11291d',
  bad: '#ff938a',
  'bad-bg': '#351a1a',
  unsure: '#f2bf63',
  'unsure-bg': '#302511',
  'heat-0': '#14291f',
  'heat-1': '#3a2f14',
  'heat-2': '#52300f',
  'heat-3': '#6b2419',
  'heat-4': '#ff8a80',
  'heat-4-text': '#2a0705',
  hatch: '#262c37',
  'series-1': '#82aaff',
  'series-2': '#f0a04b',
  'series-3': '#d99be0',
  'series-4': '#4fd1c0',
};

function declarations(colours: typeof light): string {
  return Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}

/** Custom properties of both themes: by the reader's system, and by the page's own switch. */
export const palette = `:root{color-scheme:light;${declarations(light)}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${declarations(dark)}}}
:root[data-theme=dark]{color-scheme:dark;${declarations(dark)}}
@media print{:root,:root[data-theme]:root[data-theme],:root:not([data-theme=light]){color-scheme:light;${declarations(light)}}}
`;
