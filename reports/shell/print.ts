/** On paper: no controls, small type, full width, nothing cut off by a scroll box. */
export const printStyle = `
@media print{
@page{size:A4;margin:11mm 12mm}
html{font-size:10.5px}
body{background:#fff}
.top,.sections,.skip,.button,.screen-only{display:none!important}
.frame{display:block;padding:0;max-width:none}
section{margin-top:1rem}
h2{margin-bottom:.375rem;break-after:avoid}
h1{margin-bottom:.5rem}
.scroll,.code-text{overflow:visible;max-height:none}
.verdict,.figures,.chip,td,th{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.verdict{padding:.5rem .875rem}
.verdict-icon{width:30px;height:30px}
.figures{grid-template-columns:repeat(5,1fr)}
.figures>div{padding:.375rem .75rem}
th,td{padding:.1875rem .5rem}
tr,.facts>div{break-inside:avoid}
.facts>div{padding:.25rem .75rem}
a{color:inherit;text-decoration:none}
}
`;
