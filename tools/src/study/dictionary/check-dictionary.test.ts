import path from "node:path";
import { expect, it, vi } from "vitest";
import { checkDictionary } from "./check-dictionary";
import { hasCorpora } from "./study-dictionary";

const root = path.join(__dirname, "..", "..", "..", "..");

it("comes out again, where the corpora are", async (context) => {
  vi.stubEnv("ATTENDING_DATA", process.env.ATTENDING_DATA ?? path.join(root, "../shared/datasets"));
  if (!hasCorpora()) context.skip("needs bc5cdr-mtl and ncbi-disease: npm run data -- list");
  expect(await checkDictionary(root)).toEqual([]);
}, 180_000);
