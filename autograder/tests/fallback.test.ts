import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { isolationsHere } from "../src/sandbox/fixtures/isolations";
import { chooseIsolation } from "../src/sandbox/isolation";
import { gradeFiles } from "./grading-command";
import { temporaryFolder, writeNotebook } from "./notebook-file";
import { rightAnswers } from "./right-answers";

const folder = temporaryFolder();
const here = isolationsHere("what auto takes");
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.unstubAllEnvs());

/** Programs of these names are found first, and refuse. */
function breakPrograms(...names: readonly string[]): string {
  const programs = join(folder, names.join("-"));
  mkdirSync(programs, { recursive: true });
  // bubblewrap is started as somebody who may enter no other place.
  chmodSync(folder, 0o755);
  for (const name of names) {
    const file = join(programs, name);
    writeFileSync(
      file,
      `#!/bin/sh
[ "$1" = --version ] && echo "${name} 9.9" && exit 0
echo "${name}: setting up uid map: Permission denied" >&2
exit 1
`,
    );
    chmodSync(file, 0o755);
  }
  return `${programs}${delimiter}${process.env.PATH}`;
}

describe.skipIf(process.platform !== "linux")("auto", () => {
  it.skipIf(!here.includes("bwrap"))("takes bubblewrap where it starts", async () => {
    expect((await chooseIsolation("auto")).kind).toBe("bwrap");
  });

  it.skipIf(!here.includes("container"))(
    "takes a container where bubblewrap does not start, and grades in it",
    async () => {
      vi.stubEnv("PATH", breakPrograms("bwrap"));
      const right = writeNotebook(folder, "02.ipynb", rightAnswers("02-self-attention"));
      const { result } = await gradeFiles([right, "--isolation", "auto"]);
      expect(result.submissions).toMatchObject([{ isolation: "container", score: 25 }]);
    },
    300_000,
  );

  it("refuses where neither starts, and says what each answered; never takes less", async () => {
    vi.stubEnv("PATH", breakPrograms("bwrap", "docker", "podman"));
    await expect(chooseIsolation("auto")).rejects.toThrow(
      /^isolation: expected bubblewrap or a container engine, got neither\.\nbubblewrap does not start \(bwrap: setting up uid map: Permission denied\)\nisolation: .*docker: docker: setting up.*podman: podman: setting up/,
    );
  });
});
