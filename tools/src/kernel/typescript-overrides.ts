import { createRequire } from "node:module";
import { findTypeScript, loadTypeScript, type TypeScript } from "./tslab-modules";

/**
 * Puts other functions in place of the compiler's own, for whoever loads it from now on.
 *
 * The compiler's exports are getters that cannot be set, so the module object itself is swapped
 * for a copy. Must run before tslab's converter is loaded: that keeps the object it gets.
 */
export function overrideTypeScript(
  change: (typescript: TypeScript) => Partial<TypeScript>,
): TypeScript {
  const typescript = loadTypeScript();
  const entry = createRequire(__filename).cache[findTypeScript()];
  if (entry === undefined) {
    throw new Error("typescript: expected a loaded module, got none. Was its path resolved twice?");
  }
  const changed = { ...typescript, ...change(typescript) };
  entry.exports = changed;
  return changed;
}
