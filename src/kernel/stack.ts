// Stack traces that speak of cells: `at f (cell [2], line 3)` instead of a line of generated JavaScript, without the
// frames of Node's, tslab's and this kernel's own machinery.
import { dirname, sep } from "node:path";
import { isCell, type Place, place } from "./cell";

export interface Trace {
  /** `at f (cell [2], line 3)`, innermost first. */
  readonly frames: readonly string[];
  /** The innermost frame inside a cell. */
  readonly place: Place | undefined;
}

const traces = new WeakMap<object, Trace>();
const tslab = dirname(require.resolve("tslab/package.json"));

/** From now on `error.stack` is told in cells, for the kernel and for the student alike. */
export function traceCells(): void {
  Error.prepareStackTrace = (error, sites) => {
    const trace = readSites(sites);
    traces.set(error, trace);
    return [headline(error), ...trace.frames.map((frame) => `    ${frame}`)].join("\n");
  };
}

/** The trace of `error`; without frames when something else has written its stack. */
export function traceOf(error: Error): Trace {
  // The engine formats a stack when it is first read.
  void error.stack;
  return traces.get(error) ?? { frames: [], place: undefined };
}

function headline(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "Error";
  }
}

function readSites(sites: readonly NodeJS.CallSite[]): Trace {
  const frames: string[] = [];
  let innermost: Place | undefined;
  for (const site of sites) {
    const file = site.getScriptNameOrSourceURL() ?? "";
    if (isMachinery(file)) continue;
    const text = String(site);
    if (!isCell(file)) {
      frames.push(`at ${shorten(text)}`);
      continue;
    }
    const found = place(file, site.getLineNumber() ?? 0, site.getColumnNumber() ?? 0);
    if (!found) continue;
    innermost ??= found;
    const here = `${found.cell.name}, line ${found.line}`;
    // tslab keeps the names of all cells in a proxy, which is of no interest to who wrote them.
    frames.push(`at ${text.replace(/cell-\d+\.ts:\d+:\d+/, here).replace(/^(async )?Proxy\./, "$1")}`);
  }
  return { frames, place: innermost };
}

function isMachinery(file: string): boolean {
  return (
    file.startsWith("node:") ||
    file.startsWith("evalmachine.") ||
    [tslab, __dirname].some((d) => file.startsWith(d + sep))
  );
}

/** Packages by their names: where they lie on this machine is nobody's business. */
function shorten(frame: string): string {
  const home = dirname(dirname(__dirname)) + sep;
  return frame.replace(/(?:file:\/\/)?[^\s()]*[\\/]node_modules[\\/]/, "").replace(home, `svertka${sep}`);
}
