import { escapeHtml } from "@attending/lib";
import { legible, printable } from "../report/printable";
import { repeatedFailures } from "../report/repeated-failures";
import type { AssertionResult, ExerciseResult, ExerciseStatus } from "../report/result";
import { formatPoints } from "../report/terminal";
import { describeThrown } from "../report/thrown-words";

/** Theme colours of JupyterLab with a fallback, so that the card reads in light, dark, and elsewhere. */
const page = "var(--jp-layout-color1, #ffffff)";
const ink = "var(--jp-ui-font-color1, #1f2328)";
const quiet = "var(--jp-ui-font-color2, #59636e)";
const rule = "var(--jp-border-color2, #d1d9e0)";

/** White text on these has a contrast above 4.5; each also has its own word, for whoever sees no colour. */
const statusLooks: Readonly<Record<ExerciseStatus, { colour: string; word: string }>> = {
  full: { colour: "#1a7f37", word: "All right" },
  partial: { colour: "#9a6700", word: "Partly right" },
  wrong: { colour: "#cf222e", word: "Not yet" },
  "not-attempted": { colour: "#59636e", word: "Not attempted" },
  error: { colour: "#cf222e", word: "Stopped by an error" },
  timeout: { colour: "#cf222e", word: "Took too long" },
};

/**
 * The result of one exercise as a small HTML card: the mark, the first thing to fix, a tick or a
 * cross for each claim. Inline styles only, since JupyterLab strips others from untrusted notebooks.
 */
export function renderCard(exercise: ExerciseResult): string {
  const look = statusLooks[exercise.status];
  const box =
    `border:1px solid ${rule};border-left:5px solid ${look.colour};border-radius:6px;` +
    `background-color:${page};color:${ink};padding:12px 16px;margin:4px 0;max-width:760px;` +
    "font-family:system-ui,sans-serif;font-size:14px;line-height:1.5";
  return `<div style="${box}">${heading(exercise)}${firstThingToFix(exercise)}${claims(exercise)}</div>`;
}

function heading(exercise: ExerciseResult): string {
  const look = statusLooks[exercise.status];
  const chip =
    `display:inline-block;background-color:${look.colour};color:#ffffff;border-radius:10px;` +
    "padding:1px 10px;font-size:12px;font-weight:600;margin-left:8px";
  const points = `${formatPoints(exercise.points)} / ${formatPoints(exercise.maxPoints)} points`;
  return (
    `<div><strong style="font-size:15px">${escapeHtml(`${exercise.id} ${exercise.title}`)}</strong>` +
    `<span style="${chip}">${look.word}</span>` +
    `<span style="color:${quiet};margin-left:10px">${points}</span></div>`
  );
}

/** Escaped and legible, whoever wrote it, with what stands between backticks as code. */
function inHtml(text: string): string {
  const code = "font-family:var(--jp-code-font-family, monospace)";
  return escapeHtml(legible(text)).replace(/`([^`\n]+)`/g, `<code style="${code}">$1</code>`);
}

function firstThingToFix(exercise: ExerciseResult): string {
  const failed = firstFailure(exercise);
  const lines = wordsBeside(exercise).map(inHtml);
  if (exercise.mistake !== null) lines.push(`<strong>${inHtml(exercise.mistake.says)}</strong>`);
  if (failed !== undefined && exercise.status !== "not-attempted")
    lines.push(...failureLines(failed));
  lines.push(...exampleLines(exercise));
  if (lines.length === 0) return "";
  const label = exercise.status === "full" ? "Note" : "First thing to fix";
  const body = lines.map((line) => `<div style="margin-top:2px">${line}</div>`).join("");
  return (
    `<div style="margin-top:10px"><div style="color:${quiet};font-size:12px;font-weight:600">` +
    `${label}</div>${body}</div>`
  );
}

/** A card is the learner's own run, on the public seed: what their code threw is shown whole. */
function wordsBeside({ notes, thrown }: ExerciseResult): readonly string[] {
  return thrown === null ? notes : [describeThrown(thrown), ...notes];
}

function firstFailure(exercise: ExerciseResult): AssertionResult | undefined {
  return exercise.assertions.find((assertion) => !assertion.passed && assertion.maxPoints > 0);
}

function failureLines(failed: AssertionResult): string[] {
  const lines = [inHtml(failed.message || failed.claim)];
  if (failed.expected !== "") lines.push(row("expected", failed.expected));
  if (failed.observed !== "") lines.push(row("got", failed.observed));
  return lines;
}

function row(label: string, text: string): string {
  const code = "font-family:var(--jp-code-font-family, monospace);font-size:13px";
  return `<span style="color:${quiet}">${label}</span> <span style="${code}">${escapeHtml(legible(text))}</span>`;
}

/** The smallest inputs known that show it, in words that can be checked by hand. */
function exampleLines({ feedback }: ExerciseResult): string[] {
  const example = feedback?.counterexample ?? null;
  if (example === null) return [];
  const title = `<span style="color:${quiet};font-size:12px;font-weight:600">On small inputs</span>`;
  const { inputs, expected, observed } = example;
  return [title, row("given", inputs), row("expected", expected), row("got", observed)];
}

function claims(exercise: ExerciseResult): string {
  if (exercise.status === "not-attempted") return "";
  const repeated = repeatedFailures(exercise);
  const rows = exercise.assertions.map((assertion) => {
    const mark = assertion.passed ? "✓" : "✗";
    const colour = assertion.passed ? "#1a7f37" : "#cf222e";
    const badge =
      `display:inline-block;width:18px;text-align:center;border-radius:9px;color:#ffffff;` +
      `background-color:${colour};font-size:12px;line-height:18px;margin-right:8px`;
    const worth = assertion.maxPoints === 0 ? "advice" : `${formatPoints(assertion.maxPoints)} p`;
    const follows = repeated.has(assertion.id) ? ` · ${sameCause}` : "";
    return (
      `<div style="margin-top:3px"><span style="${badge}">${mark}</span>${inHtml(assertion.claim)}` +
      `<span style="color:${quiet};font-size:12px;margin-left:8px">${worth}${follows}</span></div>`
    );
  });
  return `<div style="margin-top:10px">${rows.join("")}</div>`;
}

/** Said of a claim that is lost by what was named already. */
const sameCause = "follows from the above";

/** The same card for a terminal, and for readers that show no HTML. */
export function renderCardText(exercise: ExerciseResult): string {
  const points = `${formatPoints(exercise.points)}/${formatPoints(exercise.maxPoints)}`;
  const failed = firstFailure(exercise);
  const lines = [
    `${exercise.id} ${exercise.title}: ${statusLooks[exercise.status].word}, ${points} points`,
  ];
  lines.push(...wordsBeside(exercise).map((note) => `  ${printable(note)}`));
  if (exercise.mistake !== null) lines.push(`  Likely mistake: ${exercise.mistake.says}`);
  if (exercise.status === "not-attempted") return lines.join("\n");
  if (failed !== undefined)
    lines.push(`  First thing to fix: ${printable(failed.message || failed.claim)}`);
  lines.push(...exampleTexts(exercise));
  const repeated = repeatedFailures(exercise);
  for (const { id, passed, claim } of exercise.assertions) {
    const follows = repeated.has(id) ? ` (${sameCause})` : "";
    lines.push(`  ${passed ? "✓" : "✗"} ${claim}${follows}`);
  }
  return lines.join("\n");
}

function exampleTexts({ feedback }: ExerciseResult): string[] {
  const example = feedback?.counterexample ?? null;
  if (example === null) return [];
  const { inputs, expected, observed } = example;
  return [
    `  On small inputs: ${printable(inputs)}`,
    `    expected ${printable(expected)}`,
    `    got      ${printable(observed)}`,
  ];
}
