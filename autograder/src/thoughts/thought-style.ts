/** Reads well on a phone and on paper, by day and by night. */
export const style = `
:root { color-scheme: light dark; --ink: #1f2328; --quiet: #59636e; --paper: #ffffff; --card: #f6f8fa; --line: #d1d9e0; --flag: #9a6700; --mark: #1a7f37; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --quiet: #9198a1; --paper: #0d1117; --card: #151b23; --line: #3d444d; --flag: #d29922; --mark: #3fb950; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1rem 3rem; color: var(--ink); background: var(--paper); font: 16px/1.55 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0; }
h2 { font-size: 1rem; margin: 0 0 .4rem; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); font-weight: normal; font-size: .875rem; margin: .2rem 0; overflow-wrap: anywhere; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 1rem; }
main { display: grid; gap: 1.25rem; margin-top: 1.25rem; }
aside, article { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; }
article { margin-bottom: 1rem; }
article .text { margin: 0; }
.flag { color: var(--flag); margin: .6rem 0 0; font-size: .875rem; }
.flag::before { content: "\\26A0\\00A0"; }
.mark { color: var(--mark); margin: .6rem 0 0; overflow-wrap: anywhere; }
code { font: .9em ui-monospace, monospace; }
@media (min-width: 60rem) { main { grid-template-columns: 22rem 1fr; } aside { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow: auto; } }
`;
