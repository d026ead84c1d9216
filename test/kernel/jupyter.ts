// What the kernel's tests share: the project's Python, a Jupyter environment of their own with two kernels in it, ours
// under the name `tslab` and the stock one under `stock`, and folders to run notebooks in.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeKernelSpec } from "../../src/kernel/spec";

const root = resolve(__dirname, "../..");

export const python = join(root, ".venv", process.platform === "win32" ? "Scripts/python.exe" : "bin/python");

/** The environment in which Python finds the kernels, below `folder`. */
export function jupyterEnvironment(folder: string): NodeJS.ProcessEnv {
  writeKernelSpec(folder, process.execPath, join(root, "src/bin/svertka.js"));
  const stock = join(folder, "share/jupyter/kernels/stock");
  mkdirSync(stock, { recursive: true });
  const argv = [
    process.execPath,
    join(root, "node_modules/tslab/bin/tslab"),
    "kernel",
    "--config-path",
    "{connection_file}",
  ];
  const spec = { argv, display_name: "Stock tslab", language: "typescript" };
  writeFileSync(join(stock, "kernel.json"), JSON.stringify(spec));
  return {
    ...process.env,
    JUPYTER_PATH: join(folder, "share/jupyter"),
    PYTHONDONTWRITEBYTECODE: "1",
    SVERTKA_PROGRESS: join(folder, "progress"),
  };
}

/** A new folder outside the project, whose path has spaces and Cyrillic letters. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "ядро и пробелы "));
}

/** A new folder inside the project that stands for `notebooks/<language>`; what it holds is not committed. */
export function notebookFolder(language: "en" | "ru"): string {
  const parent = join(root, ".svertka");
  mkdirSync(parent, { recursive: true });
  const folder = join(mkdtempSync(join(parent, "тетради и пробелы ")), language);
  mkdirSync(folder);
  return folder;
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
