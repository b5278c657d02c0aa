import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";

const program = `
  const { chooseBackend } = require(${JSON.stringify(join(__dirname, "..", "dist", "index.js"))});
  chooseBackend({ print: () => {} }).then(({ name }) => console.log(name));
`;

it("writes nothing to the home folder, whichever backend it takes", () => {
  const home = mkdtempSync(join(tmpdir(), "attending-home-"));
  try {
    const env = { PATH: process.env.PATH, HOME: home, XDG_CACHE_HOME: join(home, ".cache") };
    const { status, stdout } = spawnSync(process.execPath, ["-e", program], {
      env,
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^(wasm|node)/);
    expect(readdirSync(home)).toEqual([]);
  } finally {
    rmSync(home, { recursive: true });
  }
});
