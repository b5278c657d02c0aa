import type { Exercise, ExerciseCard } from "./exercise";
import { exercises } from "./index";

const preface = `# The contract of each exercise

Generated from \`autograder/src/exercises\` by \`node autograder/dist/exercises/write-api-page.js\`; do not edit.

* Whatever is random takes a \`random\`, a function that gives numbers in [0, 1); nothing calls \`Math.random\`.
* A parameter's name is the path of properties that leads to it: \`encoder.0.attention.query.weight\`. The grader loads its own numbers by these names. Linear weights are stored \`[in, out]\`.
* \`train()\` and \`eval()\` set the mode. In evaluation mode nothing is dropped.
* A mask is \`[batch, 1, 1, keyLen]\`, or broadcasts to \`[batch, numHeads, queryLen, keyLen]\`; 1 = may attend, 0 = hidden.
* Attention weights are those before dropout.
* What comes back is compared with the reference on inputs that were drawn anew. NaN never passes. Advice is worth no points.
* Of \`@attending/lib\` an exercise may use the names listed under it, all others are absent while it is graded. Drawing (\`showPlot\`, …) does nothing there.
`;

/** The text of `docs/api.md`: what each exercise declares, returns, may import, and is worth. */
export function renderApiPage(of: readonly Exercise[] = exercises): string {
  const notebooks = [...new Set(of.map(({ card }) => card.notebook))];
  const chapters = notebooks.map((notebook) => {
    const cards = of.map(({ card }) => card).filter((card) => card.notebook === notebook);
    return [`## ${notebook}`, ...cards.map(renderCard)].join("\n\n");
  });
  return `${[preface.trimEnd(), ...chapters].join("\n\n")}\n`;
}

function renderCard(card: ExerciseCard): string {
  const points = card.assertions.reduce((sum, assertion) => sum + assertion.points, 0);
  const rows = card.assertions.map(
    ({ id, kind, claim, points: worth }) => `| ${id} | ${kind} | ${worth} | ${inTable(claim)} |`,
  );
  const builds = card.buildsOn.length === 0 ? "nothing" : card.buildsOn.join(", ");
  const names = [...card.supplies].sort().map((name) => `\`${name}\``);
  return [
    `### ${card.id} ${card.title}`,
    card.goal,
    card.contract,
    `${points} points · difficulty ${card.difficulty} of 3 · about ${card.minutes} minutes · builds on ${builds} · reference in \`${card.from}\``,
    ["| check | kind | points | passes when |", "|---|---|---|---|", ...rows].join("\n"),
    `May import: ${names.join(", ")}.`,
  ].join("\n\n");
}

/** `<CLS>` is text, not a tag. */
function inTable(text: string): string {
  return text.replaceAll("<", "&lt;").replaceAll("|", "\\|");
}
