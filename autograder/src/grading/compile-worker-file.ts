import { join } from "node:path";

/** The compile worker as one script, made by the build. */
export const compileWorkerFile = join(__dirname, "..", "slicing", "compile-worker.bundle.js");
