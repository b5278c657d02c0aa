import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { applyEdits } from "../declarations";
import { parseSource } from "../declarations/bound-sources";
import { declaringStatements } from "../declarations/lifted-declaration";
import type { Exercise, KnownMistake } from "../exercises/exercise";
import { editsOfBoth, pairsOf } from "./mistake-pairs";

/** A wrong variant: its name in a bundle, and what it changes in the reference. */
type Variant = Pick<KnownMistake, "id" | "edits">;

/** A reference's file, in three: the declaration of the exercise's symbol, and what stands around. */
interface Reference {
  readonly file: string;
  readonly before: string;
  readonly declaration: string;
  readonly after: string;
}

function readReference({ card }: Exercise, root: string): Reference {
  const file = join(root, card.from);
  const source = readFileSync(file, "utf8");
  const parsed = parseSource(source);
  const [statement] = declaringStatements(parsed, card.symbol);
  if (statement === undefined) throw new Error(`${card.from} does not declare ${card.symbol}`);
  const start = statement.getStart(parsed, true);
  return {
    file,
    before: source.slice(0, start),
    declaration: source.slice(start, statement.end),
    after: source.slice(statement.end),
  };
}

/**
 * One CommonJS bundle with every wrong variant of an exercise's reference: `exports[mistakeId]` is
 * an answer. tfjs stays outside, so that whoever evaluates the bundle brings the engine; and so does
 * `Module`, so that a variant knows for modules those that a probe hands to it.
 *
 * @param root the folder that holds `lib`
 * @throws DeclarationError when a piece of an edit does not stand in the declaration exactly once
 */
export async function bundleMistakes(exercise: Exercise, root: string): Promise<string> {
  return bundleVariants(readReference(exercise, root), exercise.mistakes, root);
}

/** The same of every two mistakes that can be made at once: `exports["no-scaling + no-mask"]`. */
export async function bundlePairs(exercise: Exercise, root: string): Promise<string> {
  const reference = readReference(exercise, root);
  const variants = pairsOf(exercise.mistakes).flatMap(({ id, both }): Variant[] => {
    const edits = editsOfBoth(reference.declaration, both);
    return edits === null ? [] : [{ id, edits }];
  });
  return bundleVariants(reference, variants, root);
}

async function bundleVariants(
  reference: Reference,
  variants: readonly Variant[],
  root: string,
): Promise<string> {
  const entry = variants.map(({ id }) => `export * as "${id}" from "variant:${id}";`).join("\n");
  const result = await build({
    stdin: { contents: entry, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    minifyWhitespace: true,
    external: ["@tensorflow/tfjs"],
    plugins: [sharedModules(root), variantPlugin(reference, variants)],
    logLevel: "silent",
  });
  return result.outputFiles.map(({ text }) => text).join("\n");
}

/** Takes the base of all modules from whoever evaluates the bundle. */
function sharedModules(root: string): Plugin {
  const file = join(root, "lib", "src", "layers", "module");
  return {
    name: "shared-modules",
    setup({ onResolve }) {
      onResolve({ filter: /\/module$/ }, ({ path, resolveDir }) =>
        resolve(resolveDir, path) === file ? { path: "@attending/lib", external: true } : undefined,
      );
    },
  };
}

/** Makes each variant a module beside the reference, so that its imports find the same files. */
function variantPlugin(
  { file, before, declaration, after }: Reference,
  variants: readonly Variant[],
): Plugin {
  const sources = new Map(
    variants.map(({ id, edits }) => [id, before + applyEdits(declaration, edits) + after]),
  );
  return {
    name: "known-mistakes",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^variant:/ }, ({ path }) => ({
        path: path.slice("variant:".length),
        namespace: "variant",
      }));
      onLoad({ filter: /.*/, namespace: "variant" }, ({ path }) => ({
        contents: sources.get(path) ?? "",
        loader: "ts",
        resolveDir: dirname(file),
      }));
    },
  };
}
