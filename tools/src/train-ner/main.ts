import path from "node:path";
import { chooseBackend } from "@attending/lib";
import { asksForHelp } from "../command-line/asks-for-help";
import { trainNerOptions, usage } from "./options";
import { ProgressLines } from "./progress-lines";
import { trainNer } from "./train-ner";

/**
 * `npm run train:ner -- --model FOLDER --data FOLDER`: fine-tunes a BERT as a tagger on a corpus, for
 * as long as that takes. Stopped by Ctrl-C, or by force, it goes on where it was with `--resume`.
 */
async function main(args: readonly string[]): Promise<void> {
  if (asksForHelp(args)) return console.log(usage);
  const options = trainNerOptions(args);
  const { name: backend } = await chooseBackend();
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  const run = await trainNer(options, {
    root: path.join(__dirname, "..", "..", ".."),
    backend,
    say: console.log,
    progress: process.stdout.isTTY ? undefined : new ProgressLines(console.log),
    signal: stop.signal,
  });
  console.log(run ? `Written to ${options.out}.` : "Stopped. --resume goes on with it.");
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
