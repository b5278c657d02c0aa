import { createHash } from "node:crypto";
import { splitLines } from "../headless/notebook-json";
import { type Block, type ExerciseBlock, goesInto, type Version } from "./block";
import { type CourseExercise, cardMarkdown, mistakesMarkdown } from "./card";
import { brokenCellRules } from "./cell-rules";
import { CourseSourceError } from "./course-source-error";
import { foreignShorthands } from "./foreign-shorthands";
import { addLibraryImports, libraryImports } from "./import-line";
import type { LiftedExercise } from "./lift";
import type { Cell, Notebook } from "./notebook";

/** All that one course file is built with. */
export interface CourseFile {
  /** `02-self-attention` */
  readonly notebook: string;
  /** For error messages: `course/02-self-attention.md`. */
  readonly file: string;
  readonly blocks: readonly Block[];
  readonly exercises: ReadonlyMap<string, CourseExercise>;
  readonly lift: (block: ExerciseBlock) => LiftedExercise;
  /** The course's version, kept in the notebook's metadata. */
  readonly courseVersion: string;
}

/** The notebook of one version, without outputs. */
export function assembleNotebook(course: CourseFile, version: Version): Notebook {
  return {
    cells: new Assembler(course, version).cells(),
    metadata: {
      attending: { edition: version, notebook: course.notebook, version: course.courseVersion },
      kernelspec: {
        display_name: "TypeScript (attending)",
        language: "typescript",
        name: "attending",
      },
      language_info: {
        codemirror_mode: "typescript",
        file_extension: ".ts",
        mimetype: "text/typescript",
        name: "typescript",
      },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

const directive = /^<!-- (card|mistakes) ([\d.]+) -->$/gm;

class Assembler {
  private readonly lifted = new Map<ExerciseBlock, LiftedExercise>();
  private readonly idsInUse = new Set<string>();
  private readonly importingBlock: Block | undefined;
  private readonly importedNames: ReadonlySet<string>;

  constructor(
    private readonly course: CourseFile,
    private readonly version: Version,
  ) {
    for (const block of course.blocks) {
      if (block.kind === "exercise") this.lifted.set(block, course.lift(block));
    }
    this.importedNames = this.namesToImport();
    this.importingBlock = course.blocks.find(({ kind }) => kind === "code");
  }

  cells(): Cell[] {
    return this.course.blocks
      .filter((block) => goesInto(block, this.version))
      .map((block) => this.cell(block));
  }

  private cell(block: Block): Cell {
    if (block.kind === "prose") {
      const source = splitLines(this.expand(block.text, block.line));
      return { cell_type: "markdown", id: this.id(`prose\n${block.text}`), metadata: {}, source };
    }
    const key = block.kind === "code" ? `code\n${block.text}` : `exercise\n${block.exercise}`;
    return {
      cell_type: "code",
      execution_count: null,
      id: this.id(key),
      metadata: block.kind === "exercise" ? { attending: { exercise: block.exercise } } : {},
      outputs: [],
      source: splitLines(block.kind === "code" ? this.code(block) : this.exercise(block)),
    };
  }

  private code(block: Block & { kind: "code" }): string {
    for (const message of brokenCellRules(block.text)) this.fail(block.line, message);
    for (const name of foreignShorthands(block.text)) {
      this.fail(block.line, `plain tslab finds \`{ ${name}: ${name} }\`, but not \`{ ${name} }\`.`);
    }
    if (block !== this.importingBlock) return block.text;
    if (this.importedNames.size > 0 && libraryImports(block.text) === undefined) {
      this.fail(block.line, 'the first code cell needs `import { … } from "@attending/lib";`.');
    }
    return addLibraryImports(block.text, this.importedNames);
  }

  private exercise(block: ExerciseBlock): string {
    const lifted = this.lifted.get(block);
    if (lifted === undefined) throw new Error(`${block.exercise} was not lifted`);
    return this.version === "solution" ? lifted.solution : lifted.stub;
  }

  /** What the exercises use of the library and no earlier exercise of this notebook declares. */
  private namesToImport(): Set<string> {
    const declared = new Set<string>();
    const names = new Set<string>();
    for (const [block, { needs }] of this.lifted) {
      declared.add(block.symbol);
      for (const name of needs) if (!declared.has(name)) names.add(name);
    }
    return names;
  }

  private expand(text: string, line: number): string {
    return text.replace(directive, (_all, kind: string, id: string) => {
      const exercise = this.course.exercises.get(id);
      if (exercise === undefined) {
        const known = [...this.course.exercises.keys()].join(", ");
        this.fail(line, `there is no exercise ${id}. Known are ${known}.`);
      }
      return kind === "card" ? cardMarkdown(exercise) : mistakesMarkdown(exercise);
    });
  }

  /** The same on every build, and the same for a cell that others were inserted before. */
  private id(key: string): string {
    for (let copy = 0; ; copy += 1) {
      const hash = createHash("sha256").update(`${this.course.notebook}\n${copy}\n${key}`);
      const id = hash.digest("hex").slice(0, 12);
      if (!this.idsInUse.has(id)) {
        this.idsInUse.add(id);
        return id;
      }
    }
  }

  private fail(line: number, message: string): never {
    throw new CourseSourceError(this.course.file, line, message);
  }
}
