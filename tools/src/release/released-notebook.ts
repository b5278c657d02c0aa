import { createHash } from "node:crypto";
import type { Exercise } from "@attending/autograder/dist/exercises";
import { importStatement, libraryImportsWithout } from "../course/import-line";
import type { Cell, CodeCell, MarkdownCell, Notebook } from "../course/notebook";
import { absentAnswers, neededAnswers, type ReleasePlan } from "./release-plan";

/**
 * A notebook as a release hands it out: names that are answers no longer come from the library.
 *
 * Those of earlier notebooks come from the learner's own, by cells "From earlier: yours or given" that
 * stand first, so that no other cell's failure takes a name away; those of the notebook itself are what
 * the learner declares in it.
 *
 * @param version the student's, or in tests the solution
 */
export function releasedNotebook(plan: ReleasePlan, name: string, version: Notebook): Notebook {
  const own = new Set(symbolsOf(plan.withheld.filter(({ card }) => card.notebook === name)));
  const absent = absentAnswers(plan, name);
  const due = new Set(symbolsOf(absent.filter(({ card }) => card.notebook !== name)));
  const cells = version.cells.map((cell): Cell => {
    if (cell.cell_type !== "code") return cell;
    const text = cell.source.join("");
    const changed = programsWithAnswers(plan, libraryImportsWithout(text, { own, due }));
    return changed === text
      ? cell
      : { ...cell, source: sourceLines(changed), outputs: cell.outputs };
  });
  const earlier = earlierAnswers(plan, name, version);
  if (earlier.yours.length === 0 && earlier.given.length === 0) return { ...version, cells };
  const [title, ...rest] = cells;
  const added = [prose(name, earlier), ...loading(name, earlier)];
  return { ...version, cells: title === undefined ? added : [title, ...added, ...rest] };
}

const requiresLibrary = 'require("@attending/lib")';

/** A program that a cell writes out for another process takes answers that are due from there, too. */
function programsWithAnswers({ withheld }: ReleasePlan, text: string): string {
  if (!text.includes(requiresLibrary)) return text;
  const used = withheld.filter(({ card }) => new RegExp(`\\blib\\.${card.symbol}\\b`).test(text));
  if (used.length === 0) return text;
  const ids = used.map(({ card }) => `"${card.id}"`).join(", ");
  return text.replaceAll(requiresLibrary, `require("@attending/earlier/library")(${ids})`);
}

interface EarlierAnswers {
  /** Withheld: the learner's own. */
  readonly yours: readonly Exercise[];
  /** Past their deadline: the library's. */
  readonly given: readonly Exercise[];
  /** All names that the notebook takes from the library. */
  readonly imported: ReadonlySet<string>;
}

/** The answers of earlier notebooks that a notebook's cells use, directly or through the library. */
function earlierAnswers(plan: ReleasePlan, name: string, { cells }: Notebook): EarlierAnswers {
  const imported = new Set(
    cells.flatMap((cell) => (cell.cell_type === "code" ? importedNames(cell.source.join("")) : [])),
  );
  const yours = new Set([...imported].flatMap((symbol) => neededAnswers(plan, symbol)));
  const isEarlier = ({ card }: Exercise) => card.notebook < name;
  return {
    imported,
    yours: plan.withheld.filter((exercise) => isEarlier(exercise) && yours.has(exercise)),
    given: plan.checked.filter(
      (exercise) =>
        isEarlier(exercise) &&
        imported.has(exercise.card.symbol) &&
        !plan.withheld.includes(exercise),
    ),
  };
}

function importedNames(text: string): string[] {
  const lines = text.matchAll(/^import \{([^}]*)\} from "@attending\/lib";$/gm);
  return [...lines].flatMap(([, names = ""]) =>
    names.split(",").flatMap((part) => part.trim().replace(/^type | as .*$/g, "") || []),
  );
}

function symbolsOf(exercises: readonly Exercise[]): string[] {
  return exercises.map(({ card }) => card.symbol);
}

function prose(notebook: string, { yours, given }: EarlierAnswers): MarkdownCell {
  const listed = (exercises: readonly Exercise[]) =>
    exercises.map(({ card }) => `\`${card.symbol}\` (${card.id})`).join(", ");
  const lines = ["**From earlier: yours or given.** What you wrote before is used again here."];
  if (yours.length > 0) {
    lines.push(
      `* Yours, from your own notebooks as they were last saved: ${listed(yours)}. The cell below says which of them are there and right; where one is not, only the cells that use it fail.`,
    );
  }
  if (given.length > 0) lines.push(`* Given, by the library: ${listed(given)}.`);
  lines.push(
    "",
    "When this notebook is graded, the course's own answers stand in for earlier ones: a mistake there costs nothing here.",
  );
  const source = lines.flatMap((line, i) => sourceLines(i < lines.length - 1 ? `${line}\n` : line));
  const [first = "", ...rest] = source;
  return {
    cell_type: "markdown",
    id: cellId(`${notebook} earlier prose`),
    metadata: {},
    source: [first, "\n", ...rest],
  };
}

function loading(notebook: string, { yours, imported }: EarlierAnswers): CodeCell[] {
  if (yours.length === 0) return [];
  const ids = yours.map(({ card }) => `"${card.id}"`).join(", ");
  const load = `import { fromEarlier } from "@attending/earlier";\n\nawait fromEarlier(${ids});`;
  const names = symbolsOf(yours).filter((name) => imported.has(name));
  const texts = names.length > 0 ? [load, importStatement(names, "@attending/earlier")] : [load];
  return texts.map((text, i) => ({
    cell_type: "code",
    execution_count: null,
    id: cellId(`${notebook} earlier cell ${i + 1}`),
    metadata: {},
    outputs: [],
    source: sourceLines(text),
  }));
}

function cellId(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

function sourceLines(text: string): string[] {
  return text.split(/(?<=\n)/);
}
