// tslab's converter without what an editor needs: between two programs it keeps no graph of who depends on whom.
import { createRequire } from "node:module";
import type * as tslab from "tslab/dist/converter";
import type ts from "typescript";
import { type Inside, QuickCheck } from "./quick-check";
import { quickTranspile } from "./quick-transpile";

type Compiler = typeof ts & Inside;

/** The converter as tslab makes it: same output, same problems, about a third of the time a cell. */
export function quickConverter(): tslab.Converter {
  const near = createRequire(require.resolve("tslab/dist/converter"));
  const file = near.resolve("@tslab/typescript-for-tslab");
  const compiler = near(file) as Compiler;
  const glance = new Glance(compiler);
  const createProgram = builderOf(compiler, glance);
  const { createWatchCompilerHost } = compiler;
  const quick = (...args: Parameters<typeof createWatchCompilerHost>) => {
    args[3] = createProgram as NonNullable<(typeof args)[3]>;
    return createWatchCompilerHost(...args);
  };
  // tslab names no builder, and takes the compiler's functions when it is loaded first.
  near.cache[file]!.exports = {
    ...compiler,
    createWatchCompilerHost: quick,
    transpileModule: quickTranspile(compiler),
  };
  const converter = (near("tslab/dist/converter") as typeof tslab).createConverter();
  const convert: tslab.Converter["convert"] = (before, source) => {
    glance.next = source;
    return converter.convert(before, source);
  };
  return { ...converter, convert };
}

/**
 * tslab compiles each cell twice, first only to see which names it declares. The compiler's usual builder makes a program and
 * a type checker for both and a graph of all files; here a glance at the cell does for the first.
 */
function builderOf(compiler: Compiler, glance: Glance) {
  const check = new QuickCheck(compiler);
  return (...args: Parameters<typeof ts.createAbstractBuilder>): ts.BuilderProgram => {
    const seen = glance.at(...args);
    if (seen) return seen;
    const builder = compiler.createAbstractBuilder(...args);
    const program = builder.getProgram();
    const cells = program.getRootFileNames().flatMap((name) => program.getSourceFile(name) ?? []);
    const quick = check.quick(program as Parameters<typeof check.quick>[0], cells);
    const { emit } = quick;
    const files = cells.filter(({ isDeclarationFile }) => !isDeclarationFile).map(({ fileName }) => fileName);
    return { ...builder, getProgram: () => quick, emit, getAllDependencies: () => files };
  };
}

/** tslab puts this line before each cell. */
const prefix = "export {};\n";

/** A look at which names a cell declares, without a program. */
class Glance {
  /** The cell that tslab is going to look at. */
  next: string | undefined;

  constructor(readonly compiler: Compiler) {}

  /** The program before with the next cell in it, if that is what is asked for and the cell declares anything. */
  at(...args: Parameters<typeof ts.createAbstractBuilder>): ts.BuilderProgram | undefined {
    const [names, options, host, before] = args as unknown as [
      string[],
      ts.CompilerOptions,
      ts.CompilerHost,
      ts.BuilderProgram | undefined,
    ];
    const name = names.find((file) => !file.endsWith(".d.ts"))!;
    const { next } = this;
    this.next = undefined;
    if (!before || next === undefined || host.readFile(name) !== prefix + next) return undefined;
    const file = this.compiler.createSourceFile(name, prefix + next, options.target!);
    this.compiler.bindSourceFile(file, options);
    const { locals } = file as typeof file & { locals?: ReadonlyMap<string, unknown> };
    if (!locals?.size) return undefined;
    return { ...before, getSourceFile: (asked) => (asked === name ? file : before.getSourceFile(asked)) };
  }
}
