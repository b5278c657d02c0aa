/** Names that a cell finds without declaring them, whatever the notebook holds. */
export function isGlobal(name: string): boolean {
  return Object.hasOwn(globalThis, name) || name === "require" || name === "exports";
}

/** Names of the object that holds all globals. */
export const globalObjects: ReadonlySet<string> = new Set(["globalThis", "global"]);
