import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build, type Plugin } from "esbuild";
import { applyEdits } from "../declarations";
import { parseSource } from "../declarations/bound-sources";
import { declaringStatements } from "../declarations/lifted-declaration";
import type { Exercise, KnownMistake } from "../exercises/exercise";

/**
 * The reference's file with a mistake's edits made in the declaration of the exercise's symbol.
 *
 * @throws DeclarationError when a piece of an edit does not stand there exactly once
 */
function variantSource(source: string, { card }: Exercise, mistake: KnownMistake): string {
  const file = parseSource(source);
  const [statement] = declaringStatements(file, card.symbol);
  if (statement === undefined) throw new Error(`${card.from} does not declare ${card.symbol}`);
  const start = statement.getStart(file, true);
  const declaration = source.slice(start, statement.end);
  return (
    source.slice(0, start) + applyEdits(declaration, mistake.edits) + source.slice(statement.end)
  );
}

/**
 * One CommonJS bundle with every wrong variant of an exercise's reference: `exports[mistakeId]` is
 * an answer. tfjs stays outside, so that whoever evaluates the bundle brings the engine.
 *
 * @param root the folder that holds `lib`
 */
export async function bundleMistakes(exercise: Exercise, root: string): Promise<string> {
  const { card, mistakes } = exercise;
  const entry = mistakes.map(({ id }) => `export * as "${id}" from "variant:${id}";`).join("\n");
  const result = await build({
    stdin: { contents: entry, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    external: ["@tensorflow/tfjs"],
    plugins: [variantPlugin(exercise, join(root, card.from))],
    logLevel: "silent",
  });
  return result.outputFiles.map(({ text }) => text).join("\n");
}

/** Makes each variant a module beside the reference, so that its imports find the same files. */
function variantPlugin(exercise: Exercise, referenceFile: string): Plugin {
  const source = readFileSync(referenceFile, "utf8");
  const variants = new Map(
    exercise.mistakes.map((mistake) => [mistake.id, variantSource(source, exercise, mistake)]),
  );
  return {
    name: "known-mistakes",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^variant:/ }, ({ path }) => ({
        path: path.slice("variant:".length),
        namespace: "variant",
      }));
      onLoad({ filter: /.*/, namespace: "variant" }, ({ path }) => ({
        contents: variants.get(path) ?? "",
        loader: "ts",
        resolveDir: dirname(referenceFile),
      }));
    },
  };
}
