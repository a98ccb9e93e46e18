/** The load report's own style, on the shell's and the charts'. */
export const loadStyle = `
.answer-lead{font-size:1.0625rem;line-height:1.45;font-weight:550;max-width:52rem;margin-bottom:1rem}
.answer{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1.25rem 2rem}
.answer>div{min-width:0}
.answer>div:last-child:nth-child(odd){grid-column:1/-1}
.answer h3{margin-bottom:.375rem}
.answer p{margin-bottom:.375rem}
.answer .scroll{margin-bottom:.375rem}
@media screen and (max-width:48rem){.answer{grid-template-columns:minmax(0,1fr)}}
.gap-after{margin-bottom:1rem}.gap-before{margin:1rem 0 .5rem}
.callout{margin-bottom:.5rem}
.kind{min-width:10rem;overflow-wrap:anywhere;font-weight:400}.kind code{font-weight:600}.kind span{display:block}
.request-kind{min-width:7.5rem}
.sample{padding:.5rem .75rem;margin-bottom:.5rem}
.sample p{margin:.375rem 0;overflow-wrap:anywhere}
.sample summary code{overflow-wrap:anywhere}
`;
