/** The go/no-go page's own style: everything on one sheet of paper. */
export const planStyle = `
.sum{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1rem 2rem}
.sum>div{min-width:0}
.sum h3{margin-bottom:.375rem}
.sum p{margin-bottom:.375rem}
.evidence{overflow-wrap:anywhere;min-width:14rem}
.calc td:last-child{text-align:right;white-space:nowrap}
.calc th{font-weight:400}
.calc tr.total th,.calc tr.total td{font-weight:650}
.why{overflow-wrap:anywhere;min-width:12rem}
.more{margin-top:.5rem}
@media screen{.paper-only{display:none}}
@media screen and (max-width:48rem){.sum{grid-template-columns:minmax(0,1fr)}}
@media print{
html{font-size:9.5px}
section{margin-top:.7rem}
.sum{gap:.5rem 1.25rem}
.paper-less{display:none!important}
.code-text{padding:.25rem .5rem}
}
`;
