import { Module } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";

/** What the calls of a {@link TimedClassifier} cost. */
export type Work = {
  /** Milliseconds of a call on one note of one word: the calls of a shape take them in turn. */
  readonly costs: readonly number[];
  /** So many first calls of each shape cost {@link coldFactor} times as much. @default 0 */
  readonly numCold?: number;
  /** Whether `forward` only orders the work, and whoever reads a tensor waits for it. */
  readonly isDeferred?: boolean;
};

/** What was asked of a model, for one shape of `[batch, length]`. */
export type Asked = {
  readonly batch: number;
  readonly length: number;
  /** That of the first batch. */
  readonly dtype: string;
  calls: number;
  smallestId: number;
  largestId: number;
};

const coldFactor = 30;
const trainingFactor = 3;

/** A clock that only work moves, so that a machine's haste or rest is in no result. */
export class WorkClock {
  /** How often somebody asked for the time. */
  numAsked = 0;
  private timeMs = 4_321;
  private orderedMs = 0;

  readonly now = (): number => {
    this.numAsked += 1;
    return this.timeMs;
  };

  spend(ms: number): void {
    this.timeMs += ms;
  }

  /** Work that is done when somebody reads. */
  order(ms: number): void {
    this.orderedMs += ms;
  }

  /**
   * What `run` gives, with this clock moved wherever it reads numbers out of a tensor while work is
   * ordered.
   */
  async whileReadingWaits<T>(run: () => T | Promise<T>): Promise<T> {
    const engine: Reader = tf.engine();
    const own = { readSync: engine.readSync, read: engine.read };
    const afterWork =
      <Id, Values>(read: (id: Id) => Values) =>
      (id: Id): Values => {
        this.spend(this.orderedMs);
        this.orderedMs = 0;
        return read.call(engine, id);
      };
    Object.assign(engine, { readSync: afterWork(own.readSync), read: afterWork(own.read) });
    try {
      return await run();
    } finally {
      Object.assign(engine, own);
    }
  }
}

type Reader = Pick<ReturnType<typeof tf.engine>, "readSync" | "read">;

/**
 * A classifier that says nothing of its notes, but takes known times by a {@link WorkClock}: longer
 * for more notes, for more words, and in training mode.
 */
export class TimedClassifier extends Module {
  private readonly asked = new Map<string, Asked>();

  constructor(
    private readonly clock: WorkClock,
    private readonly work: Work,
  ) {
    super();
  }

  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D } {
    const [batch, length = 0] = tokenIds.shape;
    const before = this.noteDown(tokenIds);
    const ms = this.costOf({ batch, length, calls: before });
    if (this.work.isDeferred) this.clock.order(ms);
    // Ordering is work too, but little.
    this.clock.spend(this.work.isDeferred ? ms / 100 : ms);
    return { logits: tf.zeros([batch, 3]) };
  }

  /** What it was asked, shape by shape, in the order of first calls. */
  whatWasAsked(): Asked[] {
    return [...this.asked.values()].map((asked) => ({ ...asked }));
  }

  private costOf({ batch, length, calls }: Pick<Asked, "batch" | "length" | "calls">): number {
    const { costs, numCold = 0 } = this.work;
    const cost = costs[(calls + 3 * batch + 5 * length) % costs.length] ?? Number.NaN;
    const factor = (calls < numCold ? coldFactor : 1) * (this.training ? trainingFactor : 1);
    return cost * factor * (1 + (batch * length) / 8);
  }

  /** How many calls of this shape there were before. */
  private noteDown(tokenIds: tf.Tensor2D): number {
    const [batch, length = 0] = tokenIds.shape;
    const key = `${batch} ${length}`;
    const asked = this.asked.get(key) ?? {
      batch,
      length,
      dtype: tokenIds.dtype,
      calls: 0,
      smallestId: Number.MAX_SAFE_INTEGER,
      largestId: -1,
    };
    this.asked.set(key, asked);
    // Not while reading would move the clock; and the first calls say enough.
    if (!this.work.isDeferred && asked.calls < 3) {
      const ids = tokenIds.dataSync();
      asked.smallestId = Math.min(asked.smallestId, ...ids);
      asked.largestId = Math.max(asked.largestId, ...ids);
    }
    asked.calls += 1;
    return asked.calls - 1;
  }
}
