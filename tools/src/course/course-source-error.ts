/** A course file that cannot be built. Says the file and the line, then what is wrong there. */
export class CourseSourceError extends Error {
  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`);
    this.name = "CourseSourceError";
  }
}
