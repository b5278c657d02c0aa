import { compareNames } from "./compare-names";

const libImport = /^import \{([^}]*)\} from "@attending\/lib";$/m;
const widest = 80;

/** The names that a cell imports from the library, or `undefined` where it has no such line. */
export function libraryImports(cell: string): string[] | undefined {
  const names = libImport.exec(cell)?.[1];
  return names?.split(",").flatMap((name) => name.trim() || []);
}

/** The names that a cell imports from the library, in as many lines as it has. */
export function allLibraryImports(cell: string): string[] {
  const lines = cell.matchAll(new RegExp(libImport, "gm"));
  return [...lines].flatMap(([line]) => libraryImports(line) ?? []);
}

/** The same cell, with `names` added to its import from the library; sorted, 80 columns wide. */
export function addLibraryImports(cell: string, names: Iterable<string>): string {
  const all = [...new Set([...(libraryImports(cell) ?? []), ...names])].sort(compareNames);
  return cell.replace(libImport, () => importStatement(all));
}

function importStatement(names: readonly string[]): string {
  const line = `import { ${names.join(", ")} } from "@attending/lib";`;
  if (line.length <= widest) return line;
  return `import {\n${filled(names)}\n} from "@attending/lib";`;
}

/** As many names a line as fit: a cell of one name a line would push the lesson off the screen. */
function filled(names: readonly string[]): string {
  const lines: string[] = [];
  let line = " ";
  for (const name of names) {
    if (line.length + name.length + 2 > widest) {
      lines.push(line);
      line = " ";
    }
    line += ` ${name},`;
  }
  return [...lines, line].join("\n");
}
