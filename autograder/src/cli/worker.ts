import { openWorkerRoom, redisAddress, startGradingWorker } from "../queue";
import { UsageError } from "./usage-error";
import { parseWorkerOptions, workerUsage } from "./worker-options";

const say = (line: string) => console.error(`worker: ${line}`);

/** `npm run worker`: grades what others hand over, until it is interrupted. */
async function work(args: readonly string[]): Promise<void> {
  const options = parseWorkerOptions(args);
  if (options === null) {
    console.log(workerUsage);
    return;
  }
  const address = redisAddress(options.queue, process.env.ATTENDING_QUEUE_PASSWORD);
  const room = await openWorkerRoom(options);
  try {
    const worker = await startGradingWorker({ ...options, ...room, address, say });
    await interrupted();
    say("ends once what it is at is graded");
    await worker.close();
  } finally {
    await room.close();
  }
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      // A second one meets no listener, and ends the process at once.
      process.once(signal, () => resolve());
    }
  });
}

work(process.argv.slice(2)).catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof UsageError ? `${message}\n\n${workerUsage}` : message);
  process.exitCode = 2;
});
