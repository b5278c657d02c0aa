import { describe, expect, it } from "vitest";
import { startJupyter } from "../../start/jupyter-server.mjs";
import { makeProject, writeFile } from "./project-folder";

/** A JupyterLab that ends at once, with these words. */
function startFake(words: string): ReturnType<typeof startJupyter> {
  const paths = makeProject({ "work/01-a.ipynb": "{}" });
  writeFile(paths.venvPython, `#!/bin/sh\necho "${words}"\nexit 1\n`, 0o755);
  return startJupyter(paths, { port: 8999, open: false, notebook: "01-a.ipynb" });
}

describe.skipIf(process.platform === "win32")("startJupyter", () => {
  it("says that another took the port, for the next to be tried", async () => {
    expect(await startFake("ERROR: port 8999 is not available.")).toBe("port taken");
  });

  it("shows the log of a server that ends before it answers", async () => {
    await expect(startFake("No module named jupyterlab")).rejects.toThrow(
      "JupyterLab: expected it to answer on port 8999, got this. Run npm start -- --check.\nNo module named jupyterlab",
    );
  });
});
