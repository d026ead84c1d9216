// Makes a bundle of what a runner loads, in a sandbox of its own in which no student's code ever runs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { below, loader, takeFrom } from "./bundled";
import { serve } from "./channel";

serve(async () => {
  const { source, found } = recorded();
  for (const file of Object.keys(require.cache)) delete require.cache[file];
  // A script that has run is kept with all its functions that ran.
  const { script, leave } = takeFrom({ source, found });
  load();
  leave();
  return { source, found, compiled: script.createCachedData().toString("base64") };
});

function load(): void {
  createRequire(path.join(process.cwd(), "src.js"))("svertka");
}

function recorded() {
  const bodies: string[] = [];
  const found: Record<string, Record<string, string>> = {};
  const { _resolveFilename: resolve } = loader;
  const loadFile = loader._extensions[".js"]!;
  loader._resolveFilename = (request, parent, ...rest) => {
    const file = resolve(request, parent, ...rest);
    if (parent && path.isAbsolute(file)) {
      const from = below(parent.filename);
      found[from] = { ...found[from], [request]: below(file) };
    }
    return file;
  };
  loader._extensions[".js"] = (module, file) => {
    const text = readFileSync(file, "utf8");
    const head = "function (exports, require, module, __filename, __dirname) {";
    bodies.push(`${JSON.stringify(below(file))}: ${head}${text}\n}`);
    loadFile(module, file);
  };
  load();
  loader._resolveFilename = resolve;
  loader._extensions[".js"] = loadFile;
  return { source: `({\n${bodies.join(",\n")}\n})`, found };
}
