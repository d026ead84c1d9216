// tslab's converter without what an editor needs: between two programs it keeps no graph of who depends on whom.
import { createRequire } from "node:module";
import type * as tslab from "tslab/dist/converter";
import type ts from "typescript";

type Compiler = typeof ts & {
  /** Finds what a file declares; only a program's type checker does it otherwise. */
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
};

/** The converter as tslab makes it: same output, same problems, about three quarters of the time a cell. */
export function quickConverter(): tslab.Converter {
  const near = createRequire(require.resolve("tslab/dist/converter"));
  const file = near.resolve("@tslab/typescript-for-tslab");
  const compiler = near(file) as Compiler;
  const createProgram = builderOf(compiler);
  const { createWatchCompilerHost } = compiler;
  const quick = (...args: Parameters<typeof createWatchCompilerHost>) => {
    args[3] = createProgram as NonNullable<(typeof args)[3]>;
    return createWatchCompilerHost(...args);
  };
  // tslab names no builder, and takes the compiler's functions when it is loaded first.
  near.cache[file]!.exports = { ...compiler, createWatchCompilerHost: quick };
  return (near("tslab/dist/converter") as typeof tslab).createConverter();
}

/**
 * tslab compiles each cell twice, first only to see which names it declares. The compiler's usual builder makes a type
 * checker for both programs and a graph of all files; here the first needs neither.
 */
function builderOf(compiler: Compiler) {
  return (...args: Parameters<typeof ts.createAbstractBuilder>): ts.BuilderProgram => {
    const builder = compiler.createAbstractBuilder(...args);
    const sources = builder.getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile);
    for (const source of sources) compiler.bindSourceFile(source, builder.getCompilerOptions());
    const files = sources.map(({ fileName }) => fileName);
    return { ...builder, getAllDependencies: () => files };
  };
}
