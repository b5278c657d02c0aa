import type * as ts from "typescript";
import type { TypeScript } from "./tslab-modules";
import { overrideTypeScript } from "./typescript-overrides";

/**
 * tslab's compiler options, with `strict` on and `exports` maps of packages read.
 *
 * Nothing here adds a name that plain tslab lacks: a notebook must run on both.
 */
export function strictCompilerOptions(
  options: ts.CompilerOptions,
  typescript: Pick<TypeScript, "ModuleResolutionKind">,
): ts.CompilerOptions {
  return {
    ...options,
    strict: true,
    moduleResolution: typescript.ModuleResolutionKind.Bundler,
  };
}

/** Makes every converter created from now on check cells strictly. Call it before tslab loads. */
export function useStrictTypes(): void {
  overrideTypeScript((typescript) =>
    changeCompilerOptions(typescript, (options) => strictCompilerOptions(options, typescript)),
  );
}

/** The compiler's watch host, created with changed options. */
export function changeCompilerOptions(
  typescript: TypeScript,
  change: (options: ts.CompilerOptions) => ts.CompilerOptions,
): Pick<TypeScript, "createWatchCompilerHost"> {
  const create = typescript.createWatchCompilerHost as (...values: unknown[]) => unknown;
  const changed = (files: unknown, options: unknown, ...rest: unknown[]): unknown =>
    create(files, change(options as ts.CompilerOptions), ...rest);
  return {
    // An overload for config files exists too; tslab only uses the one for root files.
    createWatchCompilerHost: changed as TypeScript["createWatchCompilerHost"],
  };
}
