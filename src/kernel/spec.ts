// The kernelspec: how Jupyter finds and starts this kernel.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The name under which notebooks ask for the kernel; stock tslab's, so that they run with either. */
const kernelName = "tslab";

const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
  <rect width="64" height="64" rx="8" fill="#3178c6"/>
  <path d="M12 16h40v8H36v28h-8V24H12z" fill="#fff"/>
  <rect x="40" y="32" width="16" height="16" fill="none" stroke="#ffd166" stroke-width="3"/>
</svg>
`;

/**
 * Writes the kernelspec below `prefix` (a virtual environment, or any folder on Jupyter's path with `share/jupyter`) and
 * returns its folder. Both programs are named by absolute paths, so that no PATH is needed to start the kernel.
 */
export function writeKernelSpec(
  prefix: string,
  node = process.execPath,
  launcher = resolve(__dirname, "../../bin/svertka.js"),
): string {
  const folder = join(resolve(prefix), "share", "jupyter", "kernels", kernelName);
  mkdirSync(folder, { recursive: true });
  const spec = {
    argv: [node, launcher, "kernel", "--connection-file", "{connection_file}"],
    display_name: "TypeScript (Svertka)",
    language: "typescript",
    interrupt_mode: "signal",
    metadata: { debugger: false },
  };
  writeFileSync(join(folder, "kernel.json"), `${JSON.stringify(spec, undefined, 2)}\n`);
  writeFileSync(join(folder, "logo-svg.svg"), logo);
  return folder;
}
