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

/** Names that a cell no longer finds in the library. */
export interface AbsentNames {
  /** Declared by the notebook itself. */
  readonly own: ReadonlySet<string>;
  /** Imported by an earlier cell, from elsewhere. */
  readonly due: ReadonlySet<string>;
}

/**
 * The same cell, its imports from the library without absent names. Where one was imported under
 * another name, that name is declared instead.
 */
export function libraryImportsWithout(cell: string, { own, due }: AbsentNames): string {
  const isAbsent = (name: string) => own.has(name) || due.has(name);
  return cell
    .replace(new RegExp(`${libImport.source}\\n?`, "gm"), (line) => {
      const names = libraryImports(line) ?? [];
      const kept = names.filter((part) => !isAbsent(part.replace(/^type | as .*$/g, "")));
      if (kept.length === names.length) return line;
      const renamed = names.flatMap((part) => {
        const [, name = "", other = ""] = /^(\S+) as (\S+)$/.exec(part) ?? [];
        return isAbsent(name) ? [`const ${other} = ${name};\n`] : [];
      });
      return [...(kept.length > 0 ? [`${importStatement(kept)}\n`] : []), ...renamed].join("");
    })
    .replace(/^\n+/, "");
}

/** An import by name, 80 columns wide. */
export function importStatement(names: readonly string[], from = "@attending/lib"): string {
  const line = `import { ${names.join(", ")} } from "${from}";`;
  if (line.length <= widest) return line;
  return `import {\n${filled(names)}\n} from "${from}";`;
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
