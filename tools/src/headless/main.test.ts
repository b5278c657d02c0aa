import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { isAlive } from "./fixtures/is-alive";
import { asNotebook, outputsOf, type SampleNotebook } from "./fixtures/notebook-samples";

const program = join(__dirname, "../../dist/headless/main.js");
const root = join(__dirname, "../../../.attending/tmp");
mkdirSync(root, { recursive: true });
const folder = mkdtempSync(join(root, "headless-main-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function save(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const run = (...args: string[]) =>
  spawnSync(process.execPath, [program, ...args], { encoding: "utf8" });

describe("the command", () => {
  it("runs a notebook in its own folder and writes it elsewhere", () => {
    const input = save("in.ipynb", asNotebook(["process.cwd()"]));
    const out = join(folder, "out.ipynb");
    const { status, stdout } = run(input, "--out", out);
    expect(stdout).toMatch(/^\[1\] .* ok\n.*in\.ipynb: ok in/);
    expect(status).toBe(0);
    const saved: SampleNotebook = JSON.parse(readFileSync(out, "utf8"));
    expect(outputsOf(saved, 0)).toMatchObject([{ text: [`${folder}\n`] }]);
  });

  it("tells a failed cell from wrong usage and from no notebook", () => {
    const failing = run(save("bad.ipynb", asNotebook(["throw new Error('on purpose')"])));
    expect(failing.stdout).toContain("Error: on purpose");
    expect(failing.status).toBe(1);
    expect(run().status).toBe(2);
    const old = run(save("old.ipynb", { nbformat: 3, worksheets: [] }));
    expect(old.stderr).toContain("expected a notebook of nbformat 4, got nbformat 3.");
    expect(old.status).toBe(2);
  });

  it("leaves no kernel behind when it is killed", async () => {
    const pidFile = join(folder, "pid");
    const cell =
      'import { writeFileSync } from "node:fs";\nawait null;\n' +
      `writeFileSync("pid", String(process.pid));\nwhile (true) {}`;
    const input = save("loop.ipynb", asNotebook([cell]));
    const parent = spawn(process.execPath, [program, input], { stdio: "ignore" });
    const readPid = () => (existsSync(pidFile) ? Number(readFileSync(pidFile, "utf8")) : 0);
    await expect.poll(readPid, { timeout: 30_000 }).toBeGreaterThan(0);
    const pid = readPid();
    expect(isAlive(pid)).toBe(true);
    parent.kill("SIGKILL");
    await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
  });
});
