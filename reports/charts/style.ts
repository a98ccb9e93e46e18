const heatLight = '--h1:#d3e4f5;--h2:#a5cae8;--h3:#6ba6d5;--h4:#3580bf;--h5:#12579b;--h6:#062c5c';
const heatDark = '--h1:#17304a;--h2:#1d4a75;--h3:#2a6da6;--h4:#4c95cf;--h5:#86bfe9;--h6:#d9edfb';

/**
 * The charts' share of a page's style, on the shell's palette.
 *
 * Series differ by dash and marker as well as by colour, and shades by lightness alone.
 */
export const chartStyle = `
:root{${heatLight}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${heatDark}}}
:root[data-theme=dark]{${heatDark}}
.chart{margin:0 0 1rem;padding:.75rem;min-width:0}
.chart figcaption{margin-bottom:.375rem}
.legend{display:flex;flex-wrap:wrap;gap:.125rem 1.125rem;margin-bottom:.5rem;font-size:.8125rem;color:var(--muted)}
.legend li{display:flex;align-items:center;gap:.4rem}
.sw{flex:none}
.plot{display:block;width:100%;height:auto;max-width:960px}
.plot.narrow{display:none;max-width:560px}
.plot text{font:13px ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;fill:var(--muted)}
.plot .ti{font-size:12px}
.plot .nm{fill:var(--text)}
.plot .pl{font-weight:600;fill:var(--text);paint-order:stroke;stroke:var(--surface);stroke-width:4px;stroke-linejoin:round}
.te{text-anchor:end}.tm{text-anchor:middle}
.plot .tl{font-weight:600;fill:var(--bad);paint-order:stroke;stroke:var(--surface);stroke-width:4px;stroke-linejoin:round}
.gr,.ax,.ln,.li,.pm,.sp{fill:none}
.gr{stroke:var(--line)}.ax{stroke:var(--strong)}
.li{stroke:var(--bad);stroke-width:1.5;stroke-dasharray:8 4}
.pm{stroke:var(--text);stroke-width:1.5;stroke-dasharray:3 3}
.sp{stroke:var(--strong);stroke-width:3}
.ln{stroke-width:1.5;stroke-linejoin:round}
.s1{--c:var(--series-1)}.s2{--c:var(--series-2)}.s3{--c:var(--series-3)}.s4{--c:var(--series-4)}.plan{--c:var(--muted)}
.ln{stroke:var(--c)}.mk{fill:var(--c);stroke:var(--surface)}
.ln.s2{stroke-dasharray:8 2}.ln.s3{stroke-dasharray:3 2}.ln.s4{stroke-dasharray:8 2 2 2}
.ln.plan{stroke-width:2;stroke-dasharray:2 4}
.fi{fill:var(--c);fill-opacity:.3}.fi.ba,.sw .fi{fill-opacity:1}
.fi.ba.s2,.sw .fi.s2{fill-opacity:.5;stroke:var(--c)}
.he{stroke:var(--c);fill:none;shape-rendering:crispEdges}
.h1{--c:var(--h1)}.h2{--c:var(--h2)}.h3{--c:var(--h3)}.h4{--c:var(--h4)}.h5{--c:var(--h5)}.h6{--c:var(--h6)}
.chart-data{margin-top:.5rem}
.chart-data summary{font-size:.8125rem;color:var(--muted);width:max-content;max-width:100%;padding:.25rem 0}
.chart-data .scroll{max-height:24rem;overflow:auto}
.data{width:auto}
.data th,.data td{white-space:nowrap;text-align:right}
.data th:first-child,.data caption{text-align:left}
@media screen and (max-width:800px){.plot.wide{display:none}.plot.narrow{display:block}}
@media print{:root,:root[data-theme]:root[data-theme],:root:not([data-theme=light]){${heatLight}}
.chart{break-inside:avoid;border:0;padding:0}.chart-data{display:none}.plot{max-width:100%;print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
