// @ts-check
// Where things lie in the course's folder.
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const windows = process.platform === "win32";

/** The course's folder: the one with the root package.json. */
export const courseFolder = fileURLToPath(new URL("../..", import.meta.url));

/** @param {string} root the course's folder */
export function placesIn(root) {
  const at = (/** @type {string[]} */ ...parts) => path.join(root, ...parts);
  const venv = at(".venv");
  const share = path.join(venv, "share", "jupyter");
  return {
    root: path.resolve(root),
    lock: at("package-lock.json"),
    installed: at("node_modules", ".package-lock.json"),
    typescript: at("node_modules", "typescript", "bin", "tsc"),
    builder: at("node_modules", "@jupyterlab", "builder", "lib", "build-labextension.js"),
    command: at("src", "bin", "svertka.js"),
    assemblyscript: at("node_modules", "assemblyscript", "bin", "asc.js"),
    kernelSource: at("src", "conv", "wasm"),
    kernelModule: at("src", "conv", "fast", "kernels.generated.ts"),
    library: at("src", "dist", "index.js"),
    venv,
    python: windows ? path.join(venv, "Scripts", "python.exe") : path.join(venv, "bin", "python"),
    /** Written when .venv is complete: tells one .venv from the next, and a whole one from half a one. */
    mark: path.join(venv, "svertka"),
    /** JupyterLab's own package.json lies here: what it brings is not to be bundled again. */
    staging: () => path.join(sitePackages(venv), "jupyterlab", "staging"),
    requirements: at("src", "setup", "requirements.txt"),
    testRequirements: at("src", "setup", "requirements-test.txt"),
    labSource: at("src", "lab"),
    labBuilt: at("src", "lab", "labextension"),
    labInstalled: path.join(share, "labextensions", "svertka-lab"),
    kernel: path.join(share, "kernels", "tslab", "kernel.json"),
    kept: at(".svertka"),
  };
}

export function sitePackages(/** @type {string} */ venv) {
  const lib = path.join(venv, windows ? "Lib" : "lib");
  const versioned = windows ? "" : (readdirSync(lib).find((name) => name.startsWith("python3")) ?? "");
  return path.join(lib, versioned, "site-packages");
}

/** @typedef {ReturnType<typeof placesIn>} Places */
