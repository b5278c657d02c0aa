import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { storedNotesFile } from "../released/stored-distant-notes";
import { withoutSourceMap } from "./compiled-files";
import { distantNotesBytes } from "./distant-notes";
import { absentAnswers, answerModule, type ReleasePlan } from "./release-plan";

/**
 * Writes `lib/dist` of a release: the compiled library, in which
 *
 * - an answer's module asks the learner's own notebook for it, so that what is built on it still works;
 * - a kindred module has a stand-in, or says that it is absent, and why; what it exports beside
 *   functions stays;
 * - the index has no name of an answer, but for one that has a stand-in.
 */
export function writeReleasedLib(plan: ReleasePlan, out: string): void {
  const from = path.join(plan.root, "lib", "dist");
  const to = path.join(out, "lib", "dist");
  const holes = new Map(plan.withheld.map((exercise) => [answerModule(exercise), exercise.card]));
  for (const file of readdirSync(from, { recursive: true, encoding: "utf8" })) {
    const target = path.join(to, file);
    const module = file.replace(/\\/g, "/").replace(/\.js$/, "");
    if (file.endsWith(".wasm")) copyInto(path.join(from, file), target);
    if (!/\.(js|d\.ts)$/.test(file) || /\.test\.|(^|\/)fixtures\/|^index\./.test(file)) continue;
    const hole = holes.get(module);
    const closed = plan.kindred.get(module);
    const standIn = plan.standIns.get(module);
    if (standIn !== undefined) write(target, compiledText(path.join(plan.root, standIn)));
    else if (hole !== undefined) write(target, holeText(hole.symbol));
    else if (closed !== undefined) write(target, absentText(path.join(from, file), module, closed));
    else write(target, compiledText(path.join(from, file)));
  }
  writeDistantNotes(plan, to);
  write(path.join(to, "index.js"), indexText(plan));
  write(path.join(to, "index.d.ts"), declarationsText(plan));
}

const distantNotes = "clinical/generate-distant-note";

function writeDistantNotes({ standIns }: ReleasePlan, to: string): void {
  if (!standIns.has(distantNotes)) return;
  const file = path.join(to, path.dirname(distantNotes), storedNotesFile);
  writeFileSync(file, distantNotesBytes());
}

const compiledText = (file: string): string => withoutSourceMap(readFileSync(file, "utf8"));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function copyInto(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  copyFileSync(from, to);
}

const head = '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n';

/** The learner's own answer, once it was loaded: looked up at each use. */
function holeText(symbol: string): string {
  return `${head}// An answer of this release: yours, from your own notebook.
Object.defineProperty(exports, ${JSON.stringify(symbol)}, {
  enumerable: true,
  get: () => require("@attending/earlier")[${JSON.stringify(symbol)}],
});
`;
}

function absentText(file: string, module: string, closed: readonly string[]): string {
  const exported: Record<string, unknown> = require(file);
  const lines = Object.entries(exported).map(([name, value]) =>
    typeof value === "function"
      ? `exports.${name} = absent(${JSON.stringify(name)});`
      : `exports.${name} = ${JSON.stringify(value)};`,
  );
  const ids = closed.join(" and ");
  return `${head}// ${module} would give the answer to ${ids} away.
const absent = (name) => function () {
  throw new Error(name + ": expected a release that gives the answer to ${ids}, got one in which it is due. Pass over this cell until then.");
};
${lines.join("\n")}
`;
}

/** Values are read when they are used, so that an answer that is not there yet harms nobody else. */
function indexText(plan: ReleasePlan): string {
  const due = new Set(absentAnswers(plan).map(({ card }) => card.symbol));
  const lines = [...plan.modules]
    .filter(([name]) => !due.has(name))
    .map(([name, module]) => `give("${name}", () => require("./${module}").${name});`);
  return `${head}const give = (name, get) => Object.defineProperty(exports, name, { enumerable: true, get });
${lines.join("\n")}
`;
}

/** The declarations of the index without the names of answers; their options and results stay. */
function declarationsText(plan: ReleasePlan): string {
  const due = new Set(absentAnswers(plan).map(({ card }) => card.symbol));
  const text = readFileSync(path.join(plan.root, "lib", "dist", "index.d.ts"), "utf8");
  const file = ts.createSourceFile("index.d.ts", text, ts.ScriptTarget.ES2022, true);
  const lines = file.statements.filter(ts.isExportDeclaration).flatMap((statement) => {
    const { exportClause, moduleSpecifier, isTypeOnly } = statement;
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
    const kept = exportClause.elements.filter(({ name }) => !due.has(name.text));
    if (kept.length === 0) return [];
    const names = kept.map((element) => element.getText(file)).join(", ");
    return [`export ${isTypeOnly ? "type " : ""}{ ${names} } from ${moduleSpecifier?.getText()};`];
  });
  return `${lines.join("\n")}\n`;
}
