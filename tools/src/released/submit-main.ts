import { makeSubmission } from "../learner/submission";

/** `npm run submit` of a release: packs the learner's notebooks into one file to hand in. */
export async function submitOwnWork(root: string): Promise<void> {
  const { file, bytes, notebooks } = await makeSubmission(root);
  for (const notebook of notebooks) console.log(`  ${notebook}`);
  console.log(`${file}, ${Math.ceil(bytes / 1024)} KB: hand in this file.`);
}
