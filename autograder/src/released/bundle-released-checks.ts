import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import type { Exercise } from "../exercises/exercise";
import { kebab } from "../supply/bundle-plan";
import { root, sourceFolder } from "../supply/places";

/** A bundle of a release's checks, and every file of the project of which something is inside. */
export interface ReleasedBundle {
  readonly text: string;
  readonly inside: readonly string[];
}

/**
 * One script with the cards, probes and judges of some exercises: no draw, no mistake, no reference.
 *
 * @param libNames what the library of the release exports: the build fails where a judge or a probe
 * needs another name
 * @throws Error from the bundler
 */
export async function bundleReleasedChecks(
  exercises: readonly Exercise[],
  libNames: readonly string[],
): Promise<ReleasedBundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: entryOf(exercises), resolveDir: sourceFolder, loader: "ts" },
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 200,
    legalComments: "none",
    external: ["@tensorflow/tfjs"],
    metafile: true,
    write: false,
    logLevel: "silent",
    plugins: [standIns(), libraryOf(libNames)],
  });
  const inside = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => file);
  return { text: outputFiles[0]?.text ?? "", inside };
}

function entryOf(exercises: readonly Exercise[]): string {
  const parts = ["card", "probe", "judge"];
  const imports = exercises.flatMap(({ card, ladder }, i) => {
    const folder = join(sourceFolder, "exercises", card.notebook, kebab(card.symbol));
    const from = (part: string, file: string) =>
      importOf(part, `${part}${i}`, join(folder, `${file}.ts`));
    return [
      ...parts.map((part) => from(part, part)),
      ...(ladder === undefined ? [] : [from("tryOut", "try-out")]),
      ...(ladder?.fault === undefined ? [] : [from("ladder", "ladder")]),
    ];
  });
  const listed = exercises.map(
    ({ recognisedBy, ladder }, i) =>
      `{ card: card${i}, probe: probe${i}, judge: judge${i}, recognisedBy: "${recognisedBy}"${ladderOf(ladder, i)} }`,
  );
  const own = join(sourceFolder, "released", "released-checks.ts");
  return `import { join } from "node:path";
${importOf("releasedChecks", "releasedChecks", own)}
${imports.join("\n")}
const made = releasedChecks([${listed.join(", ")}] as never, join(__dirname, "checks"));
export const { exercises, check, checkAnswer, renderCardText } = made;
`;
}

function ladderOf(ladder: Exercise["ladder"], i: number): string {
  if (ladder === undefined) return "";
  const rules = ladder.fault === undefined ? "" : `, fault: ladder${i}.fault`;
  return `, ladder: { tryOut: tryOut${i}${rules} }`;
}

function importOf(name: string, local: string, file: string): string {
  return `import { ${name} as ${local} } from ${JSON.stringify(file)};`;
}

/** Modules that hold or ask an answer, by what stands in for them in a release. */
const standInOf: ReadonlyMap<string, string> = new Map([
  ["attention-classifier", "recorded-classifier.ts"],
  ["held-out", "recorded-held-out.ts"],
]);

function standIns(): Plugin {
  return {
    name: "stand-ins",
    setup: ({ onResolve }) => {
      onResolve({ filter: /\/(attention-classifier|held-out)$/ }, ({ path }) => {
        const file = standInOf.get(path.slice(path.lastIndexOf("/") + 1));
        return file === undefined ? undefined : { path: join(sourceFolder, "released", file) };
      });
    },
  };
}

/** The library as the release has it: read when the script runs, by the names that are there. */
function libraryOf(names: readonly string[]): Plugin {
  const contents = `export { ${names.join(", ")} } from "@attending/lib";`;
  return {
    name: "library-of-the-release",
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^@attending\/lib$/ }, ({ namespace }) =>
        namespace === "released"
          ? { path: "@attending/lib", external: true }
          : { path: "lib", namespace: "released" },
      );
      onLoad({ filter: /^lib$/, namespace: "released" }, () => ({ contents, loader: "js" }));
    },
  };
}
