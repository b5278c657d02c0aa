import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { writeWholeFile } from "@attending/lib/dist/models/whole-file";

/**
 * The rows of a study that is not yet done, kept from one process to the next.
 *
 * Rows are handed back only under the key that they were kept with: other code, other settings or
 * another backend begin anew.
 */
export class UnfinishedRows<Row> {
  private readonly file: string;

  constructor(
    root: string,
    name: string,
    private readonly key: string,
  ) {
    this.file = path.join(root, ".attending", "studies", `${name}.json`);
  }

  read(): Row[] {
    try {
      const { key, rows } = JSON.parse(readFileSync(this.file, "utf8"));
      return key === this.key && Array.isArray(rows) ? rows : [];
    } catch {
      return [];
    }
  }

  write(rows: readonly Row[]): void {
    mkdirSync(path.dirname(this.file), { recursive: true });
    writeWholeFile(this.file, Buffer.from(JSON.stringify({ key: this.key, rows })));
  }

  remove(): void {
    rmSync(this.file, { force: true });
  }
}
