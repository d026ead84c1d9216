// The compiler's transpileModule, which turns a cell's imports and exports into what node runs, with one type checker for many
// cells: it looks at nothing but the one file, and the usual one makes a program and a checker for each.
import type ts from "typescript";
import { type Checker, type Inside, mostCells } from "./quick-check";

type Transpile = typeof ts.transpileModule;

/** What a program adds to a file that it reads. */
const unresolved = { imports: [], moduleAugmentations: [], ambientModuleNames: [] };

/** Does what `transpileModule` does for tslab, which gives the same terms each time and asks for no problems. */
export function quickTranspile(compiler: typeof ts & Inside): Transpile {
  let learnt: Learnt | undefined;
  let checker: Checker | undefined;
  let cells = 0;
  return (input, terms) => {
    learnt ??= learn(compiler, terms);
    const { host, options, first } = learnt;
    const { fileName, path } = first;
    const file = compiler.createSourceFile(fileName, input, {
      languageVersion: options.target!,
      setExternalModuleIndicator: compiler.getSetExternalModuleIndicator(options),
    });
    // What is no module declares its names for all: that is not for a checker of many.
    if (!compiler.isExternalModule(file)) return compiler.transpileModule(input, terms);
    Object.assign(file, { ...unresolved, path, resolvedPath: path, originalFileName: fileName });
    compiler.bindSourceFile(file, options);
    let outputText = "";
    const writeFile: ts.WriteFileCallback = (_, text) => {
      outputText = text;
    };
    const own = { ...host, getSourceFiles: () => [file], getSourceFile: () => file, writeFile };
    if (!checker || ++cells % mostCells === 0)
      checker = compiler.createTypeChecker({ ...own, getResolvedTypeReferenceDirectives: () => undefined });
    compiler.emitFiles(checker.getEmitResolver(file), own, file, compiler.getTransformers(options));
    return { outputText };
  };
}

interface Learnt {
  readonly options: ts.CompilerOptions;
  /** What the compiler asks when it writes a file. */
  readonly host: object;
  readonly first: ts.SourceFile & { readonly path: string };
}

/** What transpileModule makes of `terms`, told by a transformer that stands in the midst of it. */
function learn(compiler: typeof ts, terms: ts.TranspileOptions): Learnt {
  let learnt: Learnt | undefined;
  const before: ts.TransformerFactory<ts.SourceFile> = (context) => (first) => {
    const host = (context as typeof context & { getEmitHost(): object }).getEmitHost();
    learnt = { options: context.getCompilerOptions(), host, first: first as Learnt["first"] };
    return first;
  };
  compiler.transpileModule("export {};", { ...terms, transformers: { before: [before] } });
  return learnt!;
}
