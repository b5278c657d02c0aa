/** Where a line of progress is written. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/**
 * A line that grows with a file: on a terminal it is written anew with each hundredth, elsewhere once
 * at the end.
 */
export class ProgressLine {
  private shown = -1;

  constructor(
    private readonly stream: ProgressStream,
    private readonly name: string,
    private readonly bytes: number,
  ) {}

  /** So many bytes are there. */
  reached(bytes: number): void {
    const percent = Math.floor((100 * bytes) / this.bytes);
    if (!this.stream.isTTY || percent === this.shown) return;
    this.shown = percent;
    const size = `${megabytes(bytes)} of ${megabytes(this.bytes)} MB`;
    this.stream.write(`\r\u001b[K${this.name}  ${size}  ${percent} %`);
  }

  /** The last word on this file. */
  end(outcome: string): void {
    const start = this.stream.isTTY ? "\r\u001b[K" : "";
    this.stream.write(`${start}${this.name}  ${megabytes(this.bytes)} MB  ${outcome}\n`);
  }
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
