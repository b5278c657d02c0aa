import IORedis, { type Redis } from "ioredis";
import { QueueError } from "./queue-error";

/** How long the first connection may take; later ones are waited for without end. */
const firstConnectionMs = 10_000;
const longestPauseMs = 5_000;

export interface RedisAddress {
  readonly url: string;
  /** Host and port alone: what may be shown. */
  readonly shown: string;
}

/**
 * Where Redis is. The password may stand in `ATTENDING_QUEUE_PASSWORD`, since a command line is seen by all
 * users of a machine.
 *
 * @throws QueueError where it is no address of a Redis
 */
export function redisAddress(text: string, password: string | undefined): RedisAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === "") {
    throw new QueueError("queue: expected redis://host:port or rediss://…, got something else.");
  }
  if (url.password === "" && password !== undefined) url.password = password;
  const shown = `${url.hostname}:${url.port === "" ? 6379 : url.port}`;
  return { url: url.href, shown };
}

/**
 * A connection that outlives Redis' absence: what is asked then is answered later.
 *
 * @param say told, once each time, that Redis is away or back
 * @throws QueueError where it cannot be reached, or lets nobody in, to begin with
 */
export async function connectRedis(
  { url, shown }: RedisAddress,
  say: (line: string) => void,
): Promise<Redis> {
  const redis = new IORedis(url, {
    lazyConnect: true,
    // What BullMQ asks of the connections that it waits on.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(100 * 2 ** Math.min(times, 6), longestPauseMs),
  });
  let isAway = false;
  let lastError = "";
  // Without a listener an error would end the process.
  redis.on("error", (error: Error) => {
    lastError = error.message;
  });
  redis.on("close", () => {
    if (!isAway && redis.status !== "end") say(`Redis at ${shown} is away: waiting for it`);
    isAway = true;
  });
  redis.on("ready", () => {
    if (isAway) say(`Redis at ${shown} is back`);
    isAway = false;
  });
  await firstConnection(redis, shown, () => lastError);
  return redis;
}

async function firstConnection(
  redis: Redis,
  shown: string,
  lastError: () => string,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer")), firstConnectionMs);
  });
  try {
    await Promise.race([redis.connect().then(() => redis.ping()), late]);
  } catch (error) {
    redis.disconnect();
    const thrown = error instanceof Error ? error.message : String(error);
    // "Connection is closed" is what follows from what was said before: a wrong password, say.
    const reason = (lastError() || thrown).replace(/\.$/, "");
    throw new QueueError(
      `queue: expected a Redis at ${shown}, got: ${reason}. Start one there, or mend address and password.`,
    );
  } finally {
    clearTimeout(timer);
  }
}
