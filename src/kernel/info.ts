// What the kernel says of itself.
import { ts, tslabVersion } from "./compiler";
import { type Content, protocolVersion } from "./message";

export const kernelInfo: Content = {
  status: "ok",
  protocol_version: protocolVersion,
  implementation: "svertka-tslab",
  implementation_version: tslabVersion,
  language_info: {
    name: "typescript",
    version: ts.version,
    mimetype: "text/typescript",
    file_extension: ".ts",
    // As tslab has it: `mode` colours cells in JupyterLab, `name` and `typescript` in the classic notebook.
    codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
  },
  banner: `TypeScript ${ts.version}, tslab ${tslabVersion}, Node ${process.version}`,
  help_links: [
    { text: "TypeScript handbook", url: "https://www.typescriptlang.org/docs/handbook/" },
    { text: "tslab", url: "https://github.com/yunabe/tslab" },
  ],
};
