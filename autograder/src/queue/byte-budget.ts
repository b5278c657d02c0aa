/** Lets as many bytes be under way as there is room for; a single one always, however large. */
export class ByteBudget {
  private used = 0;
  private readonly waiting: { bytes: number; start: () => void }[] = [];

  constructor(private readonly most: number) {}

  /** Resolves, in order, once the bytes have room. */
  async take(bytes: number): Promise<void> {
    if (this.waiting.length === 0 && this.fits(bytes)) {
      this.used += bytes;
      return;
    }
    await new Promise<void>((start) => this.waiting.push({ bytes, start }));
  }

  give(bytes: number): void {
    this.used -= bytes;
    for (
      let [next] = this.waiting;
      next !== undefined && this.fits(next.bytes);
      [next] = this.waiting
    ) {
      this.waiting.shift();
      this.used += next.bytes;
      next.start();
    }
  }

  private fits(bytes: number): boolean {
    return this.used === 0 || this.used + bytes <= this.most;
  }
}
