/**
 * Colours of a scale from orange over grey to blue, which the colour-blind tell apart; each is paired
 * with a number or a word, and with ink whose contrast is above 4.5.
 */
const lightColours = `
  color-scheme: light dark;
  --page: #f6f7f8; --surface: #ffffff; --ink: #1b1f24; --quiet: #57606a; --rule: #d9dee3;
  --accent: #0a58a6; --good: #0a58a6; --half: #7a4d00; --bad: #a33600; --none: #57606a;
  --tint-good: #e3eef9; --tint-half: #fbf0dc; --tint-bad: #fdeade; --tint-none: #eceff2;
  --h0: #f0a35e; --h1: #f6c797; --h2: #fae4cc; --h3: #dbe8f5; --h4: #a8cbea; --h5: #66a9df;
  --h-ink: #10151a; --hatch: #e4e8ec;
`;

const darkColours = `
  --page: #0f1317; --surface: #181d23; --ink: #e7eaee; --quiet: #a4aeb9; --rule: #303841;
  --accent: #84bdf8; --good: #84bdf8; --half: #e8bd6c; --bad: #f5a37a; --none: #a4aeb9;
  --tint-good: #16293d; --tint-half: #33290f; --tint-bad: #3b2113; --tint-none: #242b33;
  --h0: #8f4a10; --h1: #6d421b; --h2: #493726; --h3: #26384a; --h4: #1d4d78; --h5: #1566a6;
  --h-ink: #ffffff; --hatch: #2a323a;
`;

const base = `
* { box-sizing: border-box; }
body {
  margin: 0; padding: 1.5rem max(1rem, calc((100vw - var(--width)) / 2)) 4rem;
  background: var(--page); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
h1, h2, h3 { line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font-size: 1.75rem; letter-spacing: -0.01em; }
h2 { font-size: 1.25rem; margin-top: 2.5rem; }
h3 { font-size: 1.05rem; }
p { margin: 0.4rem 0; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible {
  outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px;
}
code { font: 0.9em ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
ul { margin: 0.4rem 0; padding-left: 1.2rem; }
.quiet { color: var(--quiet); }
.small { font-size: 0.875rem; }
.kicker { color: var(--quiet); font-size: 0.875rem; margin: 0 0 0.2rem; }
.nowrap { white-space: nowrap; overflow-wrap: normal; }
.unseen {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}
.card {
  background: var(--surface); border: 1px solid var(--rule); border-radius: 10px;
  padding: 1rem 1.15rem; margin-top: 0.9rem;
}
.scroll { overflow-x: auto; max-width: 100%; position: relative; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); font-size: 0.875rem; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: baseline; padding: 0.35rem 0.7rem 0.35rem 0; }
.lines { width: 100%; }
.lines th { font-weight: 600; }

.lines thead th, .lines .id { white-space: nowrap; overflow-wrap: normal; }
.lines .who { min-width: 11rem; font-weight: 600; }
.lines .who span { font-weight: 400; }
.names { columns: 12rem; }
.lines thead th { color: var(--quiet); font-size: 0.8125rem; border-bottom: 1px solid var(--rule); }
.lines tbody tr + tr > * { border-top: 1px solid var(--rule); }
.lines .number { text-align: right; white-space: nowrap; overflow-wrap: normal; }
.lines tr > :last-child { padding-right: 0; }
.chip {
  display: inline-block; border-radius: 1rem; padding: 0.05rem 0.65rem; font-size: 0.8125rem;
  font-weight: 600; white-space: nowrap; overflow-wrap: normal;
}
.chip.good { color: var(--good); background: var(--tint-good); }
.chip.half { color: var(--half); background: var(--tint-half); }
.chip.bad { color: var(--bad); background: var(--tint-bad); }
.chip.none { color: var(--none); background: var(--tint-none); }
footer { margin-top: 3rem; color: var(--quiet); font-size: 0.8125rem; }
`;

const learner = `
.total { font-size: 1.15rem; margin-top: 0.6rem; }
.total strong { font-size: 2rem; letter-spacing: -0.02em; }
.meter { display: block; width: 100%; height: 10px; margin: 0.4rem 0 0.2rem; border-radius: 5px; }
.meter .rail { fill: var(--tint-none); }
.meter .done { fill: var(--accent); }
.heading { display: flex; flex-wrap: wrap; gap: 0.3rem 0.7rem; align-items: baseline; }
.heading .points { margin-left: auto; white-space: nowrap; font-variant-numeric: tabular-nums; }
.exercise { border-left: 5px solid var(--none); }
.exercise.good { border-left-color: var(--good); }
.exercise.half { border-left-color: var(--half); }
.exercise.bad { border-left-color: var(--bad); }
.next { border-radius: 8px; padding: 0.6rem 0.9rem; margin: 0.8rem 0; background: var(--tint-half); }
.next h4 { margin: 0; font-size: 0.8125rem; color: var(--half); }
.next .mistake { font-weight: 650; }
.claims { list-style: none; margin: 0.7rem 0 0; padding: 0; }
.claims > li { display: grid; grid-template-columns: 1.6rem 1fr auto; gap: 0 0.4rem; padding: 0.25rem 0; }
.claims .sign {
  width: 1.25rem; height: 1.25rem; line-height: 1.25rem; margin-top: 0.15rem; text-align: center;
  border-radius: 50%; font-size: 0.8125rem; font-weight: 700;
}
.claims .holds .sign { color: var(--good); background: var(--tint-good); }
.claims .lost .sign { color: var(--bad); background: var(--tint-bad); }
.claims .worth { color: var(--quiet); font-size: 0.875rem; white-space: nowrap; }
.claims .advice { grid-column: 2 / -1; font-size: 0.9375rem; }
.seen { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 0.7rem; margin: 0.3rem 0; }
.seen dt { color: var(--quiet); font-size: 0.875rem; }
.seen dd { margin: 0; min-width: 0; }
details { margin-top: 0.6rem; }
.lines details { margin-top: 0.1rem; }
summary { cursor: pointer; color: var(--accent); }
`;

const whole = `
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 0.75rem; margin-top: 1.25rem; }
.tile { background: var(--surface); border: 1px solid var(--rule); border-radius: 10px; padding: 0.7rem 0.9rem; margin: 0; }
.tile dt { color: var(--quiet); font-size: 0.8125rem; }
.tile dd { margin: 0; font-size: 1.6rem; font-weight: 650; letter-spacing: -0.02em; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tile .quiet { font-size: 0.8125rem; font-weight: 400; letter-spacing: 0; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 0 1.25rem; align-items: start; }
.histogram { width: 100%; table-layout: fixed; }
.histogram td, .histogram th { padding: 0 2px; text-align: center; overflow-wrap: normal; }
.histogram td { vertical-align: bottom; height: 9.5rem; }
.histogram .count { display: block; font-size: 0.875rem; font-weight: 600; }
.histogram svg { display: block; width: 100%; }
.histogram rect { fill: var(--h5); }
.histogram th { color: var(--quiet); font-size: 0.75rem; font-weight: 500; border-top: 2px solid var(--rule); padding-top: 0.3rem; }
.heat { border-collapse: separate; border-spacing: 2px; }
.heat th, .heat td { padding: 0.28rem 0.45rem; }
.heat thead th { font-size: 0.8125rem; font-weight: 600; text-align: center; color: var(--quiet); white-space: nowrap; overflow-wrap: normal; vertical-align: bottom; }
.heat th[scope="colgroup"] { color: var(--ink); border-bottom: 2px solid var(--rule); white-space: normal; }
.heat td { text-align: center; min-width: 4rem; border-radius: 4px; white-space: nowrap; overflow-wrap: normal; color: var(--h-ink); }
.heat tbody th, .heat tfoot th { font-weight: 500; min-width: 8.5rem; max-width: 15rem; }
.heat .name { position: sticky; left: 0; z-index: 1; background: var(--surface); text-align: left; }
.heat .sum { color: var(--ink); text-align: right; font-weight: 600; }
.heat td abbr { text-decoration: none; }
.heat .empty { color: var(--quiet); }
.heat .nothing { color: var(--ink); background: repeating-linear-gradient(135deg, var(--hatch) 0 4px, transparent 4px 8px); }
.heat tfoot th, .heat tfoot td { border-top: 2px solid var(--rule); border-radius: 0; font-weight: 600; }
.h0 { background: var(--h0); } .h1 { background: var(--h1); } .h2 { background: var(--h2); }
.h3 { background: var(--h3); } .h4 { background: var(--h4); } .h5 { background: var(--h5); }
.legend { display: flex; flex-wrap: wrap; gap: 0.35rem 0.9rem; margin: 0 0 0.8rem; padding: 0; list-style: none; font-size: 0.8125rem; color: var(--quiet); }
.swatch { display: inline-block; min-width: 1.5rem; padding: 0 0.25rem; border-radius: 3px; margin-right: 0.35rem; text-align: center; color: var(--h-ink); }
.swatch.nothing { color: var(--ink); background: repeating-linear-gradient(135deg, var(--hatch) 0 4px, transparent 4px 8px); }
@media (max-width: 40rem) {
  body { padding-inline: 0.75rem; }
  .card { padding: 0.85rem; }
  .histogram th { font-size: 0.625rem; letter-spacing: -0.04em; padding-inline: 0; white-space: nowrap; }
  .heat { font-size: 0.875rem; }
  .heat th, .heat td { padding: 0.25rem 0.3rem; }
  .heat td { min-width: 2.6rem; }
  .lines .who { min-width: 7.5rem; }
  .heat tbody th, .heat tfoot th { min-width: 6.5rem; max-width: 7.5rem; }
}
`;

const print = `
@media print {
  body { padding: 0; background: #ffffff; font-size: 10pt; }
  .card, .tile, tr, .claims > li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .scroll { overflow: visible; }
  .heat { font-size: 7.5pt; }
  .heat td { min-width: 0; }
  .heat .name { position: static; }
  * { print-color-adjust: exact; }
}
`;

/** The one style of all pages. */
export const styleText = `
:root { --width: 47rem; ${lightColours} }
:root:has(.class-page) { --width: 76rem; }
@media screen and (prefers-color-scheme: dark) { :root { ${darkColours} } }
${base}${learner}${whole}${print}`;
