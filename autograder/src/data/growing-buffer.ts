/** Bytes in order of arrival. Many small chunks cost no more than their bytes. */
export class GrowingBuffer {
  private store = Buffer.alloc(0);
  private used = 0;

  get length(): number {
    return this.used;
  }

  append(chunk: Uint8Array): void {
    const needed = this.used + chunk.length;
    if (needed > this.store.length) {
      const larger = Buffer.alloc(Math.max(needed, 2 * this.store.length, 1024));
      this.store.copy(larger, 0, 0, this.used);
      this.store = larger;
    }
    this.store.set(chunk, this.used);
    this.used = needed;
  }

  /** A view, good until the next call that changes something. */
  view(): Buffer {
    return this.store.subarray(0, this.used);
  }

  /** Takes the first bytes away, and gives them as a copy. */
  take(count: number): Buffer {
    const taken = Buffer.from(this.store.subarray(0, count));
    this.store.copyWithin(0, count, this.used);
    this.used -= count;
    return taken;
  }
}
