/** The regression report's own style, beside the shell's. */
export const regressStyle = `
.difference{padding:.875rem 1rem 1rem;margin-bottom:.75rem;min-width:0}
.difference:target{border-color:var(--accent)}
.difference-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:.375rem .625rem}
.difference-head h3{flex:1 1 16rem;min-width:0;overflow-wrap:anywhere}
.difference-count{flex:none;font-size:.8125rem;font-weight:600}
.sides{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:.5rem 1rem;margin:.625rem 0}
.side{padding:.5rem .75rem;background:var(--sunken);border:1px solid var(--line);border-left:3px solid var(--strong);border-radius:4px;overflow-wrap:anywhere;font-size:.8125rem}
.side.is{border-left-color:var(--accent)}
.side del{background:var(--bad-bg);color:var(--bad);text-decoration:line-through}
.side ins{background:var(--good-bg);color:var(--good);text-decoration:underline}
.difference-facts{display:grid;gap:.25rem;font-size:.8125rem}
.difference-facts>div{display:grid;grid-template-columns:8rem minmax(0,1fr);gap:.75rem}
.difference-facts dt{color:var(--muted)}
.difference-facts dd{overflow-wrap:anywhere}
.difference code{overflow-wrap:anywhere}
.more{margin-top:.625rem}
.more>summary{font-size:.8125rem;font-weight:550;color:var(--accent);width:max-content;max-width:100%}
.exchange{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 1rem}
.exchange h4{margin-top:.5rem}
.class-lead{margin:0 0 .625rem;color:var(--muted);font-size:.875rem}
.index td:nth-child(2){min-width:14rem;overflow-wrap:anywhere}
.plain-list li{margin-bottom:.375rem;overflow-wrap:anywhere}
@media (max-width:48rem){.sides,.exchange{grid-template-columns:minmax(0,1fr)}.difference-facts>div{grid-template-columns:minmax(0,1fr);gap:0}}
@media print{.more{display:none}.difference{break-inside:avoid}}
`;
