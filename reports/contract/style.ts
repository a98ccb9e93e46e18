/** The contract report's own style, beside the shell's. */
const causes = `
.empty{padding:.875rem 1rem}
.cause{padding:.875rem 1rem 1rem;margin-bottom:.75rem;min-width:0}
.cause:target{border-color:var(--accent)}
.cause-head{display:flex;align-items:baseline;gap:.625rem}
.cause-head h3{flex:1;min-width:0;overflow-wrap:anywhere}
.cause-number{flex:none;min-width:1.5rem;text-align:center;border-radius:4px;background:var(--bad-bg);color:var(--bad);font-weight:700;font-size:.8125rem;line-height:1.5rem}
.cause-count{flex:none;font-size:.8125rem;font-weight:600}
.cause-facts{display:grid;gap:.25rem;margin:.375rem 0 .625rem;font-size:.8125rem}
.cause-facts>div{display:grid;grid-template-columns:6.5rem minmax(0,1fr);gap:.75rem;align-items:baseline}
.cause-facts dt{color:var(--muted)}
.cause-facts dd{overflow-wrap:anywhere}
.got{color:var(--bad);font-weight:600}
.cause h4{margin-top:.625rem}
.cause .code+.code{margin-top:.375rem}
.when{font-weight:600}
.code.curl .code-text{max-height:11.25rem}
.more{margin-top:.625rem}
.more>summary{font-size:.8125rem;font-weight:550;color:var(--accent);width:max-content;max-width:100%}
.exchange{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 1rem}
.exchange h4{margin-top:.5rem}
.exchange .callout{font-size:.875rem}
.cause-cases{margin-top:.625rem;overflow-wrap:anywhere}
.scroll:has(.cause-index){max-height:36rem;overflow-y:auto;margin-bottom:.75rem}
.cause-index thead th{position:sticky;top:0}
.cause-index code{white-space:nowrap}
.cause-index td:nth-child(2){min-width:14rem;overflow-wrap:anywhere}
@media (max-width:48rem){.cause-index :is(th,td):nth-child(3){display:none}.formats .share{display:block}.formats :is(th,td){padding:.375rem .5rem}}
@media (max-width:40rem){.cause-facts{gap:.375rem}.cause-facts>div{grid-template-columns:minmax(0,1fr);gap:0}}
@media (max-width:48rem){.exchange{grid-template-columns:minmax(0,1fr)}}
`;

const matrix = `
.toolbar{display:flex;flex-wrap:wrap;gap:.5rem;margin-bottom:.625rem;align-items:end}
.matrix th,.matrix td{border-left:1px solid var(--line)}
.matrix tr>:first-child{border-left:0}
.matrix thead th:not(:first-child){text-align:center}
.matrix tbody th,.matrix tfoot th{position:sticky;left:0;z-index:1;background:var(--surface);padding:.25rem .75rem;white-space:nowrap}
.matrix tbody th code{font-weight:500}
.matrix thead th:first-child{position:sticky;left:0;z-index:1}
.matrix td{padding:0;text-align:center;height:1.75rem;min-width:4.5rem;vertical-align:middle}
.matrix td a{display:block;padding:.25rem .5rem;color:inherit;text-decoration:none;line-height:1.25rem}
.matrix td a:hover{text-decoration:underline}
.matrix td a:focus-visible{outline-offset:-2px;border-radius:0}
.matrix td:last-child{font-weight:600}
.matrix tfoot th,.matrix tfoot td{border-top:2px solid var(--strong);font-weight:600}
.h0{background:var(--heat-0)}.h1{background:var(--heat-1)}.h2{background:var(--heat-2)}.h3{background:var(--heat-3)}.h4{background:var(--heat-4);color:var(--heat-4-text)}
.h4 a:focus-visible{outline-color:var(--heat-4-text)}
.hatch{background:repeating-linear-gradient(135deg,var(--surface) 0 4px,var(--hatch) 4px 8px)}
.differs{font-weight:700;background:var(--heat-2)}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin-top:.5rem;font-size:.75rem;color:var(--muted)}
.legend li{display:flex;align-items:center;gap:.375rem}
.swatch{width:1rem;height:.75rem;border:1px solid var(--line);border-radius:2px}
.matrix tbody th{font-weight:500}
@media (max-width:48rem){.matrix{font-size:.75rem}.matrix tbody th,.matrix tfoot th{padding:.25rem .5rem}.matrix tbody th code{font-size:.6875rem}.matrix thead th{padding:.375rem .25rem;hyphens:auto}.matrix thead th:first-child{padding-left:.5rem}.matrix td{min-width:3.25rem}.matrix td a{padding:.25rem}}
.rule-list{margin-top:.75rem}
.rule-list>summary{font-size:.8125rem;font-weight:550;color:var(--accent);width:max-content}
.rule-list .scroll{margin-top:.5rem}
.rule-list tr.failed .num{font-weight:650}
.rule-list td:nth-child(2){min-width:16rem}
`;

const small = `
.limits{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:1px;background:var(--line);border:1px solid var(--line);border-radius:8px;overflow:hidden}
.limit{background:var(--surface);padding:.75rem 1rem;border-top:3px solid var(--good)}
.limit.failed{border-top-color:var(--bad)}
.limit.hatch{background:repeating-linear-gradient(135deg,var(--surface) 0 4px,var(--hatch) 4px 8px);border-top-color:var(--strong)}
.limit-name{font-size:.8125rem;color:var(--muted)}
.limit-value{font-size:1.125rem;font-weight:650}
.limit ul{margin-top:.25rem}
@media (max-width:48rem){.limits{grid-template-columns:1fr 1fr}}
.bar{display:flex;align-items:center;gap:.625rem;min-width:8rem;white-space:nowrap}
.bar svg{width:100%;max-width:16rem;height:.5rem;border-radius:2px;flex:1}
.bar-all{fill:var(--line)}.bar-part{fill:var(--accent)}
.skipped{display:grid;gap:.5rem}
.skipped li{padding:.625rem .875rem}
.skipped h3{font-size:.875rem}
.skipped p{font-size:.8125rem;overflow-wrap:anywhere}
.codes .text{overflow-wrap:anywhere;min-width:14rem}
.after{margin-top:.5rem}
.print-only{display:none}
`;

const cases = `
.filters label{display:grid;gap:.125rem;font-size:.75rem;color:var(--muted)}
.filters input,.filters select{font:inherit;font-size:.8125rem;color:var(--text);background:var(--surface);border:1px solid var(--strong);border-radius:5px;padding:.1875rem .5rem;height:1.875rem;max-width:100%;min-width:0}
.filters select{max-width:11rem}
.filters .search{flex:1 1 14rem}
.filters input::placeholder{color:var(--muted);opacity:1}
.filters .button{height:1.875rem}
.case-count{font-size:.8125rem;color:var(--muted);margin-bottom:.375rem;min-height:1.25rem}
#case-list{overflow:hidden}
#case-list:focus{outline:none}
.group{padding:.375rem .75rem;background:var(--sunken);font-size:.8125rem;border-top:1px solid var(--line)}
.group:first-child{border-top:0}
.group .muted{font-weight:400}
.case{border-top:1px solid var(--line)}
.case>summary{display:grid;grid-template-columns:4.5rem minmax(0,1fr) 3rem 7rem 5.5rem 4.5rem;gap:.75rem;padding:.3125rem .75rem;font-size:.8125rem;line-height:1.375rem;list-style:none}
.case>summary::-webkit-details-marker{display:none}
.case>summary:hover{background:var(--sunken)}
.case>summary:focus-visible{outline-offset:-2px}
.case .mark{font-weight:650}
.case .mark::before{content:"";display:inline-block;width:.5rem;height:.5rem;border-radius:50%;margin-right:.4375rem;background:currentColor}
.case.failed .mark{color:var(--bad)}.case.failed .mark::before{border-radius:1px}
.case.passed .mark{color:var(--good)}
.case.open .mark{color:var(--unsure)}.case.open .mark::before{background:none;box-shadow:inset 0 0 0 2px currentColor}
.case .title{overflow-wrap:anywhere}
.case .format,.case .outcome{color:var(--muted)}
.case .codes,.case .latency{text-align:right;white-space:nowrap;color:var(--muted)}
.case[open]>summary{background:var(--accent-bg)}
.case[open]>summary span:not(.mark){color:var(--text)}
.case-body{padding:.625rem .75rem .875rem;border-top:1px solid var(--line)}
.case-body dl{font-size:.8125rem;margin-bottom:.625rem}
.case-body dl>div{display:grid;grid-template-columns:6.5rem minmax(0,1fr);gap:.75rem;padding:.0625rem 0}
.case-body dt{color:var(--muted)}
.case-body dd{overflow-wrap:anywhere}
.nothing{padding:1rem;color:var(--muted)}
.pager{margin-top:.75rem;align-items:center;font-size:.8125rem}
@media (max-width:48rem){.case>summary{grid-template-columns:auto auto 1fr auto;gap:0 .75rem;padding:.5rem .75rem}.case .title{grid-column:1/-1;order:-1;font-weight:550}.case .latency{display:none}.filters label{flex:1 1 8rem}.filters .search{flex-basis:100%}.filters select{max-width:none;width:100%}.case-body dl>div{grid-template-columns:5.5rem minmax(0,1fr)}}
`;

const print = `
@media print{
.print-only:not(:empty){display:block;margin-top:.25rem}
#case-list,.rule-list,.exchange,.more,.legend,.cause-cases,.code.curl{display:none}
.cause{padding:.375rem .625rem;margin-bottom:.375rem;break-inside:avoid}
.cause:nth-child(n+7),.scroll:has(.cause-index){display:none}
.cause-facts{margin:.125rem 0 .25rem}
.cause h4{margin:.25rem 0 .125rem}
#by-parameter{break-inside:avoid}.matrix tfoot{display:table-row-group}
.matrix td{height:auto}.matrix td a{padding:.0625rem .375rem}
.matrix tbody th,.matrix tfoot th{padding:.0625rem .5rem}
.limits{grid-template-columns:repeat(4,minmax(0,1fr))}.limit{padding:.375rem .625rem}
.h0,.h1,.h2,.h3,.h4,.hatch,.limit,.bar rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.skipped li{padding:.25rem .625rem}
}
`;

export const contractStyle = [causes, matrix, small, cases, print].join('');
