// One type checker for many cells: what it found out about the library and the language holds for the next cell as well.
// Only a cell without any problem is left to it; with one, or with anything that reaches beyond its own file, the cell is
// checked by a type checker of its own, as tslab does it: so problems and their words do not depend on what came before.
import type ts from "typescript";

/** What the compiler exports beyond its documented interface. */
export interface Inside {
  /** Finds what a file declares; only a program's type checker does it otherwise. */
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
  getSetExternalModuleIndicator(options: ts.CompilerOptions): (file: ts.SourceFile) => void;
  createTypeChecker(host: object): Checker;
  getDeclarationDiagnostics(host: object, resolver: object, file: ts.SourceFile): readonly ts.Diagnostic[];
  getTransformers(options: ts.CompilerOptions, custom?: ts.CustomTransformers): object;
  emitFiles(resolver: object, host: object, file: ts.SourceFile, transformers: object): ts.EmitResult;
}

export interface Checker extends ts.TypeChecker {
  getDiagnostics(file: ts.SourceFile): readonly ts.Diagnostic[];
  getEmitResolver(file: ts.SourceFile): object;
}

interface File extends ts.SourceFile {
  readonly bindDiagnostics: readonly ts.Diagnostic[];
  readonly commentDirectives?: readonly unknown[];
  readonly checkJsDirective?: unknown;
  readonly moduleAugmentations: readonly unknown[];
  readonly ambientModuleNames: readonly unknown[];
  readonly patternAmbientModules?: readonly unknown[];
  readonly symbol?: ts.Symbol & { readonly globalExports?: unknown };
}

interface Program extends ts.Program {
  getProgramDiagnostics(file: ts.SourceFile): readonly ts.Diagnostic[];
}

type Found = (file?: ts.SourceFile) => readonly ts.DiagnosticWithLocation[];

/** A checker remembers all that it has seen: after so many cells another one takes over. */
export const mostCells = 100;

export class QuickCheck {
  #checker: Checker | undefined;
  #cells = 0;
  /** The files that the checker has taken in: all but the cell and the declarations before it. */
  #files: readonly ts.SourceFile[] = [];
  #program: Program | undefined;
  /** What the checker asks its program for is asked of the one of the cell at hand. */
  readonly #host = new Proxy({}, { get: (_, name) => Reflect.get(this.#program!, name) as unknown });

  constructor(readonly compiler: typeof ts & Inside) {}

  /** `program`, which leaves `cells`, what is new in it, to the checker at hand as long as nothing is wrong with them. */
  quick(program: Program, cells: readonly ts.SourceFile[]): ts.Program {
    const { compiler } = this;
    const options = program.getCompilerOptions();
    for (const cell of cells) compiler.bindSourceFile(cell, options);
    if (!cells.every((cell) => standsAlone(cell as File))) return program;
    const checker = this.#checkerFor(program, cells);
    const host = { ...program, getPrependNodes: () => [], isEmitBlocked: () => false };
    const wrong = (file: ts.SourceFile) =>
      (file as File).bindDiagnostics.length > 0 ||
      program.getProgramDiagnostics(file).length > 0 ||
      checker.getDiagnostics(file).length > 0 ||
      compiler.getDeclarationDiagnostics(host, checker.getEmitResolver(file), file)?.length > 0;
    const known = new Map<ts.SourceFile, boolean>();
    const fine = (file: ts.SourceFile | undefined): file is ts.SourceFile => {
      if (!file) return false;
      if (!known.has(file)) known.set(file, !wrong(file));
      // What it has reported once it would report again.
      if (!known.get(file) && this.#checker === checker) this.#checker = undefined;
      return known.get(file)!;
    };
    const unless =
      (found: Found): Found =>
      (file) =>
        fine(file) ? [] : found(file);
    return {
      ...program,
      getGlobalDiagnostics: () => [],
      getSemanticDiagnostics: unless(program.getSemanticDiagnostics as Found),
      getDeclarationDiagnostics: unless(program.getDeclarationDiagnostics as Found),
      getTypeChecker: () => ([...known.values()].includes(false) ? program.getTypeChecker() : checker),
      emit: (file, writeFile, signal, only, custom) => {
        if (!fine(file)) return program.emit(file, writeFile, signal, only, custom);
        const transformers = compiler.getTransformers(options, custom);
        return compiler.emitFiles(checker.getEmitResolver(file), { ...host, writeFile }, file, transformers);
      },
    };
  }

  #checkerFor(program: Program, cells: readonly ts.SourceFile[]): Checker {
    this.#program = program;
    const files = program.getSourceFiles().filter((file) => !cells.includes(file));
    const same = files.length === this.#files.length && files.every((file, at) => file === this.#files[at]);
    if (this.#checker && same && ++this.#cells < mostCells) return this.#checker;
    this.#files = files;
    this.#cells = 0;
    this.#checker = this.compiler.createTypeChecker(this.#host);
    return this.#checker;
  }
}

/** Whether nothing in `file` changes what other files mean, and no comment changes what counts as a problem. */
function standsAlone(file: File): boolean {
  const beyond = [file.commentDirectives, file.moduleAugmentations, file.ambientModuleNames];
  const lists = [...beyond, file.patternAmbientModules];
  return (
    lists.every((list = []) => list.length === 0) && !file.checkJsDirective && !file.symbol?.globalExports
  );
}
