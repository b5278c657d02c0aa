import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "vitest";
import { gradeFiles } from "/work/wt/fairness/autograder/tests/grading-command";
import { honestNotebooks } from "/work/wt/fairness/autograder/tests/honest/handed-in";

it("x", async () => {
  const only = process.env.ONLY ? process.env.ONLY.split(",") : undefined;
  const all = honestNotebooks(Number(process.env.SEED ?? 1)).filter(
    (n) => !only || only.some((o) => n.file.includes(o)),
  );
  const folder = "/tmp/honest-out";
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const n of all) {
    writeFileSync(join(folder, n.file), n.bytes);
    writeFileSync(
      join(folder, `${n.file}.txt`),
      `${n.how}\n${n.answers.map((a) => `${a.exercise}: ${a.how}`).join("\n")}\n\n${n.cells.map((c) => `--- ${c.type}\n${c.source}`).join("\n")}`,
    );
  }
  const r = await gradeFiles([folder, "--seed", "honest-answers"]);
  let bad = 0;
  for (const n of all) {
    const s = r.result.submissions.find((x) => x.file.endsWith(n.file));
    const lost = n.answers.filter(
      (a) => s?.exercises.find((e) => e.id === a.exercise)?.status !== "full",
    );
    if (!lost.length) continue;
    bad++;
    console.log(`## ${n.file} [${n.how}] ${s?.problem?.message ?? ""}`);
    for (const a of lost) {
      const e = s?.exercises.find((x) => x.id === a.exercise);
      const f = e?.assertions.filter((x) => !x.passed && x.maxPoints > 0) ?? [];
      console.log(
        `   ${a.exercise} (${a.how}): ${e?.status} ${f.map((x) => x.id).join(",")}\n      ${(f[0]?.message ?? "").slice(0, 300)}\n      exp ${f[0]?.expected} got ${f[0]?.observed}\n      ${(e?.notes ?? []).join(" | ").slice(0, 400)}`,
      );
    }
  }
  console.log("bad", bad, "of", all.length);
}, 900000);
