import { expect, it } from "vitest";
import { renderBattery } from "./battery-table";
import type { Outcome } from "./outcome";

it("shows each outcome, why one fails, and what was breached", () => {
  const outcomes: readonly Outcome[] = [
    { group: "exits", name: "aborts", wanted: "02.1 0", got: "02.1 0/10 error", faults: [] },
    {
      group: "secrets",
      name: "tells",
      wanted: "02.1 0",
      got: "02.1 10/10 full",
      faults: ["02.1 earned 10, not 0"],
    },
  ];
  const breaches = ["somebody heard: \u001b[2Jhello"];
  const lines = renderBattery({ seed: "s", outcomes, breaches }, false).split("\n");
  expect(lines).toEqual([
    "group       adversary  wanted  got            ",
    " 5 exits    aborts     02.1 0  02.1 0/10 error  ok",
    "12 secrets  tells      02.1 0  02.1 10/10 full  FAILED",
    "    02.1 earned 10, not 0",
    "",
    "BREACH  somebody heard: \ufffd[2Jhello",
    "2 adversaries of 2 groups, 1 not as wanted, 1 breach, seed s",
    "",
  ]);
});
