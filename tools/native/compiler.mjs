import { join } from "node:path";
import { lastLines, runCommand } from "../start/command.mjs";
import { StartError } from "../start/start-error.mjs";

const COMPILER = "g++";

/** @returns {string | undefined} why nothing can be compiled */
export function compilerProblem() {
  const { status, stderr } = runCommand(COMPILER, ["--version"]);
  if (status === 0) return undefined;
  const got = status === null ? "none" : lastLines(stderr, 1);
  return `${COMPILER}: expected GNU's C++ compiler, got ${got}. Install it: sudo apt-get install g++.`;
}

/**
 * Compiles the package's binding against TensorFlow's library beside it.
 *
 * @param {object} folders
 * @param {string} folders.package that of `@tensorflow/tfjs-node`, with `binding/` and `deps/`
 * @param {string} folders.headers of Node's C interface, `node_api.h`
 * @param {string} output the file to make
 * @param {Record<string, string | undefined>} env
 * @throws {StartError} with the compiler's last words
 */
export function compileBinding(folders, output, env) {
  const deps = join(folders.package, "deps");
  const sources = ["tfjs_backend.cc", "tfjs_binding.cc"];
  const { status, stderr } = runCommand(
    COMPILER,
    [
      ["-shared", "-fPIC", "-O2", "-std=c++17", "-DNAPI_VERSION=8"],
      ["-I", folders.headers, "-I", join(deps, "include")],
      sources.map((name) => join(folders.package, "binding", name)),
      ["-L", join(deps, "lib"), "-l:libtensorflow_cc.so.2", "-l:libtensorflow_framework.so.2"],
      // The library is looked for beside the binding, wherever both are moved to.
      ["-Wl,-rpath,$ORIGIN/../../deps/lib", "-o", output],
    ].flat(),
    { env },
  );
  if (status === 0) return;
  throw new StartError(
    `${COMPILER}: expected the binding compiled, got this. It needs ${COMPILER} 8 or newer, its standard library, and some 200 MB of disk.\n${lastLines(stderr, 8)}`,
  );
}
