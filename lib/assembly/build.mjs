// Compiles the loops to lib/dist/kernels/loops.wasm.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const folder = dirname(fileURLToPath(import.meta.url));
const output = join(folder, "..", "dist", "kernels", "loops.wasm");

const options = [
  "index.ts",
  ...["--baseDir", folder],
  ...["--outFile", "loops.wasm"],
  ...["--optimizeLevel", "3", "--converge", "--noAssert"],
  ...["--enable", "simd"],
  // No allocator, and tfjs's memory, of whatever size it is.
  ...["--runtime", "stub", "--importMemory", "--initialMemory", "0"],
  // Vectors are passed between these files only.
  ...["--disableWarning", "112"],
];

const { error, stderr } = await asc.main(options, {
  writeFile: (_name, contents) => {
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, contents);
  },
});
if (error) {
  console.error(stderr.toString());
  process.exitCode = 1;
}
