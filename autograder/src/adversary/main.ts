import { UsageError } from "../cli/usage-error";
import { writeAtomically } from "../report/write-json";
import { battery } from "./battery";
import { batteryUsage, parseBatteryOptions } from "./battery-options";
import { renderBattery } from "./battery-table";
import { gradeByCommand, holds, runBattery } from "./run-battery";

const exitCodes = { noneSucceeded: 0, someSucceeded: 1, usage: 2 } as const;

/** `npm run adversary`: runs the battery, prints its table, and returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const { groups, json, seed, isolation, help } = parseBatteryOptions(args);
  if (help) {
    console.log(batteryUsage);
    return exitCodes.noneSucceeded;
  }
  const chosen = battery.filter(({ group }) => groups.length === 0 || groups.includes(group));
  console.error(`adversary: grading ${chosen.length} submissions`);
  const result = await runBattery(chosen, { seed, grade: gradeByCommand(seed, isolation) });
  const text = `${JSON.stringify({ schema: "attending/adversary@1", ...result }, null, 2)}\n`;
  if (json !== null && json !== "-") writeAtomically(json, text);
  const table = renderBattery(result, process.stdout.isTTY === true);
  process.stdout.write(json === "-" ? text : table);
  return holds(result) ? exitCodes.noneSucceeded : exitCodes.someSucceeded;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    console.error(error instanceof UsageError ? `${message}\n\n${batteryUsage}` : message);
    process.exitCode = exitCodes.usage;
  },
);
