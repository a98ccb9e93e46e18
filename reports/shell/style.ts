import { palette } from './palette.ts';
import { printStyle } from './print.ts';

const base = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:4rem}
body{margin:0;background:var(--bg);color:var(--text);font:0.9375rem/1.5 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;font-variant-numeric:tabular-nums}
h1,h2,h3,h4,p,dl,dd,ul,ol,pre,figure{margin:0;padding:0}
ul,ol{list-style:none}
h1{font-size:1.25rem;line-height:1.3;font-weight:650;letter-spacing:-.01em;margin-bottom:.75rem;overflow-wrap:anywhere}
h2{font-size:1.0625rem;line-height:1.3;font-weight:650;letter-spacing:-.005em;margin-bottom:.625rem}
h3{font-size:.9375rem;line-height:1.4;font-weight:650}
h4{font-size:.8125rem;font-weight:600;color:var(--muted);margin:.75rem 0 .25rem}
a{color:var(--accent);text-underline-offset:.15em}
code,pre,.mono{font-family:ui-monospace,SFMono-Regular,"Cascadia Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.8125rem}
p code,li code,td code,dd code{overflow-wrap:anywhere}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
main:focus{outline:none}
[hidden]{display:none!important}
.visually-hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.muted{color:var(--muted)}
.small{font-size:.8125rem}
.lead{color:var(--muted);margin-bottom:.75rem;max-width:46rem}
`;

const frame = `
.skip{position:absolute;left:1rem;top:-4rem;z-index:3;background:var(--surface);color:var(--text);padding:.5rem 1rem;border:1px solid var(--line);border-radius:4px}
.skip:focus{top:.5rem}
.top{display:flex;align-items:center;justify-content:space-between;max-width:82rem;margin:0 auto;padding:.75rem 1.5rem 0}
.brand{display:flex;align-items:center;gap:.5rem;font-size:.8125rem;font-weight:600;color:var(--muted);min-height:2rem}
.brand-mark{width:.625rem;height:.625rem;border-radius:2px;background:var(--accent)}
.frame{display:grid;grid-template-columns:12rem minmax(0,1fr);gap:0 2rem;max-width:82rem;margin:0 auto;padding:.75rem 1.5rem 4rem}
main{min-width:0}
.sections{position:sticky;top:1rem;align-self:start;font-size:.8125rem}
.sections a{display:block;padding:.3125rem .75rem;border-left:2px solid var(--line);color:var(--muted);text-decoration:none}
.sections a:hover{color:var(--text);border-left-color:var(--strong)}
.sections a[aria-current]{color:var(--text);font-weight:600;border-left-color:var(--accent)}
section{margin-top:2.25rem;position:relative}
@media (max-width:64rem){
.top{padding:.5rem 1rem 0}
.frame{display:block;padding:.5rem 1rem 3rem}
.sections{top:0;z-index:2;margin:0 -1rem 1rem;padding:0 1rem;background:var(--bg);border-bottom:1px solid var(--line);overflow-x:auto;scrollbar-width:none}
.sections ul{display:flex;gap:.25rem;width:max-content}
.sections a{border-left:0;border-bottom:2px solid transparent;padding:.625rem .5rem .5rem}
.sections a[aria-current]{border-bottom-color:var(--accent)}
}
`;

const verdict = `
.verdict{display:flex;align-items:center;gap:1rem;padding:1rem 1.25rem;border:1px solid currentColor;border-radius:8px 8px 0 0}
.verdict>div{min-width:0}
.verdict-icon{flex:none;fill:currentColor}
.verdict-icon path{fill:none;stroke:var(--surface);stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
.verdict-word{font-size:1.5rem;line-height:1.2;font-weight:750;letter-spacing:.01em}
.verdict-reason{color:var(--text);margin-top:.125rem;overflow-wrap:anywhere}
.tone-good{color:var(--good);background:var(--good-bg)}
.tone-bad{color:var(--bad);background:var(--bad-bg)}
.tone-unsure{color:var(--unsure);background:var(--unsure-bg)}
.tone-plain{color:var(--text);background:var(--sunken)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));background:var(--line);gap:1px;border:1px solid var(--line);border-top:0;border-radius:0 0 8px 8px;overflow:hidden}
.figures>div{background:var(--surface);padding:.75rem 1.25rem}
.figures dt{font-size:.8125rem;color:var(--muted)}
.figure{display:block;font-size:1.375rem;line-height:1.3;font-weight:650;letter-spacing:-.01em}
.figures .note{display:block;font-size:.8125rem;color:var(--muted);line-height:1.35}
@media (max-width:40rem){.figures{grid-template-columns:1fr 1fr}.figures>div{padding:.625rem .875rem}.figures>div:last-child:nth-child(odd){grid-column:span 2}.verdict{padding:.875rem 1rem;gap:.75rem}}
`;

const parts = `
.panel{background:var(--surface);border:1px solid var(--line);border-radius:8px}
.scroll{overflow-x:auto;background:var(--surface);border:1px solid var(--line);border-radius:8px;position:relative}
table{border-collapse:collapse;width:100%;font-size:.8125rem;line-height:1.4}
caption{text-align:left;padding:.5rem .75rem;color:var(--muted)}
th,td{padding:.375rem .75rem;text-align:left;vertical-align:top;border-top:1px solid var(--line)}
thead th{border-top:0;color:var(--muted);font-weight:600;vertical-align:bottom;background:var(--sunken)}
tbody th{font-weight:600}
.num{text-align:right;white-space:nowrap}
.wrapping.num{white-space:normal}
.nowrap{white-space:nowrap}
.chip{display:inline-block;padding:0 .4375rem;border-radius:4px;font-size:.75rem;line-height:1.375rem;font-weight:600;white-space:nowrap;max-width:100%;overflow:hidden;text-overflow:ellipsis;vertical-align:middle}
.chip.tone-plain{font-weight:500}
.button{font:inherit;font-size:.8125rem;line-height:1.25rem;font-weight:550;color:var(--text);background:var(--surface);border:1px solid var(--strong);border-radius:5px;padding:.25rem .625rem;cursor:pointer;min-height:1.75rem}
.button:hover{background:var(--sunken)}
.button[aria-pressed=true]{background:var(--accent-bg);border-color:var(--accent);color:var(--accent)}
.button:disabled{color:var(--muted);border-color:var(--line);cursor:default}
.code{position:relative;background:var(--sunken);border-radius:5px}
.code-text{max-height:20rem;overflow:auto;padding:.5rem .75rem;border-radius:5px}
.code pre{white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5}
.code .copy{position:absolute;top:.25rem;right:.25rem;font-size:.75rem;line-height:1.125rem;min-height:1.5rem;padding:.125rem .5rem;border-color:var(--line);color:var(--muted)}
.code .copy:hover{color:var(--text);border-color:var(--strong)}
.command .arg{display:inline-block;max-width:100%}
.code:has(.copy:not([hidden])) .code-text{padding-right:4.5rem}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,22rem),1fr));gap:1px;background:var(--surface);border:1px solid var(--line);border-radius:8px;overflow:hidden}
.facts>div{box-shadow:0 0 0 1px var(--line);padding:.5rem .875rem;display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:.75rem}
.facts>div:has(.code){grid-column:1/-1}
.facts>div:has(.code){grid-template-columns:7.5rem minmax(0,1fr)}
@media (max-width:40rem){.facts>div:has(.code){grid-template-columns:minmax(0,1fr)}}
.facts dt{color:var(--muted);font-size:.8125rem;line-height:1.4}
.facts dd{overflow-wrap:anywhere;font-size:.875rem;line-height:1.4}
.callout{padding:.625rem .875rem;border-radius:6px}
details>summary{cursor:pointer}
`;

/** The style that every report shares; class names are used by the report's own sections too. */
export const shellStyle = [palette, base, frame, verdict, parts, printStyle].join('');
