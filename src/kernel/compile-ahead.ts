// Compiles a cell before tslab asks for it, in a turn of its own. An interrupt that comes meanwhile is then delivered before
// the cell starts; tslab compiles and runs in one turn, and Node forgets a signal that arrives between the two.
import type { Converter, ConvertResult } from "tslab/dist/converter";
import type { Executor } from "tslab/dist/executor";
import { getCodeMetadata } from "tslab/dist/metadata";

type SideOutputs = NonNullable<ConvertResult["sideOutputs"]>;

// Not a cell: inspecting it is how the executor is asked for the declarations of the cells before.
const question = "/* declarations? */";

export class CompileAhead {
  /** What the executor takes for its converter. */
  readonly converter: Converter;
  readonly #real: Converter;
  #declarations = "";
  #ready:
    | { readonly declarations: string; readonly source: string; readonly result: ConvertResult }
    | undefined;
  /** Modules compiled for cells that were interrupted before they ran; the converter gives each out once. */
  #owed: SideOutputs = [];

  constructor(real: Converter) {
    this.#real = real;
    this.converter = {
      ...real,
      convert: (declarations, source) => this.#convert(declarations, source),
      inspect: (declarations, source, position) => {
        if (source !== question) return real.inspect(declarations, source, position);
        this.#declarations = declarations;
        return undefined as unknown as ReturnType<Converter["inspect"]>;
      },
    };
  }

  /** Compiles `source`, which `executor` will run next. */
  prepare(executor: Executor, source: string): void {
    const { module, mode } = getCodeMetadata(source);
    // tslab treats these in ways of its own.
    if (module !== undefined || mode === "browser") return;
    executor.inspect(question, 0);
    const declarations = this.#declarations;
    this.#owed.push(...(this.#ready?.result.sideOutputs ?? []));
    this.#ready = { declarations, source, result: this.#real.convert(declarations, source) };
  }

  #convert(declarations: string, source: string): ConvertResult {
    const ready = this.#ready;
    const fits = ready?.declarations === declarations && ready.source === source;
    const result = fits ? ready.result : this.#real.convert(declarations, source);
    if (fits) this.#ready = undefined;
    if (this.#owed.length === 0) return result;
    const sideOutputs = [...this.#owed, ...(result.sideOutputs ?? [])];
    this.#owed = [];
    return { ...result, sideOutputs };
  }
}
