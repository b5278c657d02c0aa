import { type Random, shuffled } from "@attending/lib";
import ts from "typescript";
import { ofEachCell } from "./rewriting";
import { nodesOf, parse, type Replacement, replaceAll } from "./syntax";

/** As learners name things: short, long, snake case, in their own language, with dollars. */
const style: readonly ((n: number) => string)[] = [
  (n) => `x${n}`,
  (n) => `my_value_${n}`,
  (n) => `$${n}`,
  (n) => `_tmp${n}`,
  (n) => `größe${n}`,
  (n) => `値${n}`,
  (n) => `theThingThatIsComputedInStep${n}`,
  (n) => `Σ${n}`,
];

/** All variables and parameters of functions under other names; property names stay. */
export const renamedLocals = ofEachCell("locals renamed", (source, _symbol, random) =>
  rename(source, random),
);

function rename(source: string, random: Random): string {
  const service = serviceFor(source);
  const [nameOf = style[0]] = shuffled(random, style);
  const replacements: Replacement[] = [];
  let count = 0;
  for (const node of nodesOf(parse(source))) {
    if (!isLocal(node)) continue;
    count += 1;
    const name = nameOf?.(count) ?? `x${count}`;
    const places = service.findRenameLocations(fileName, node.getStart(), false, false, true);
    for (const { textSpan, prefixText = "", suffixText = "" } of places ?? []) {
      const { start, length } = textSpan;
      replacements.push({ start, end: start + length, text: prefixText + name + suffixText });
    }
  }
  return replaceAll(source, replacements);
}

/** A name that a function binds for itself. */
function isLocal(node: ts.Node): node is ts.Identifier {
  if (!ts.isIdentifier(node)) return false;
  const { parent } = node;
  const binds =
    ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent);
  if (!binds || parent.name !== node) return false;
  if (ts.isParameter(parent) && ts.isParameterPropertyDeclaration(parent, parent.parent)) {
    return false;
  }
  return ts.findAncestor(parent, (above) => ts.isFunctionLike(above)) !== undefined;
}

const fileName = "cell.ts";

function serviceFor(source: string): ts.LanguageService {
  return ts.createLanguageService({
    getScriptFileNames: () => [fileName],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) =>
      name === fileName ? ts.ScriptSnapshot.fromString(source) : undefined,
    getCurrentDirectory: () => "",
    getCompilationSettings: () => ({ noLib: true, target: ts.ScriptTarget.Latest }),
    getDefaultLibFileName: () => "",
    fileExists: (name) => name === fileName,
    readFile: (name) => (name === fileName ? source : undefined),
  });
}
