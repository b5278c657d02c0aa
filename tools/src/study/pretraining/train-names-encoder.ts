import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  clinicalBertMiniRecipe,
  countSteps,
  ProgressBar,
  pretrainBert,
  savePretrained,
} from "@attending/lib";
import { writeWholeFile } from "@attending/lib/dist/models/whole-file";

/**
 * The folder of an encoder that was pre-trained as the embedded one, but without the names that are
 * only in validation and test. It is made where it is not there yet: as long as `npm run pretrain`.
 *
 * @param key of the code and the backend, others of which make another encoder
 */
export async function trainNamesEncoder(root: string, key: string): Promise<string> {
  const folder = path.join(root, ".attending", "studies", "train-names-encoder");
  const keyFile = path.join(folder, "key.txt");
  if (existsSync(keyFile) && readFileSync(keyFile, "utf8") === key) return folder;
  const progress = new ProgressBar({
    total: countSteps(clinicalBertMiniRecipe),
    label: "without their names",
  });
  const options = { recipe: clinicalBertMiniRecipe, seed: pretrainingSeed, progress };
  const { model, tokenizer } = await pretrainBert({ ...options, names: "train" });
  const config = { hiddenDropoutProb: 0.1, attentionProbsDropoutProb: 0.1 };
  savePretrained(folder, { model, tokenizer, config, dtype: "F16" });
  model.dispose();
  writeWholeFile(keyFile, Buffer.from(key));
  return folder;
}

/** That of the embedded model. */
const pretrainingSeed = 42;
