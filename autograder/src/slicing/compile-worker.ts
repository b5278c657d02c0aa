import type { Data } from "../data/data";
import { serveFrames } from "../sandbox/serve-frames";
import { compileSubmission } from "./compile-submission";
import { requestFromData } from "./request-data";
import { readStagedProse } from "./staged-prose";

const prose = readStagedProse(__dirname);

/** Runs in the sandbox: parses and compiles what strangers wrote, and executes nothing of it. */
void serveFrames((data): Data => {
  const reply = compileSubmission(requestFromData(data), prose);
  // A reply holds plain data only; as JSON it is typed as such.
  return JSON.parse(JSON.stringify(reply));
});
