// `svertka kernel`: what Jupyter starts, and `svertka kernel install`: how Jupyter learns of it.
import { Command } from "commander";

export function kernelCommand(): Command {
  const kernel: Command = new Command("kernel")
    .description("run the TypeScript kernel; Jupyter calls this")
    .option("--connection-file <path>", "the file in which Jupyter says where to listen")
    .action(async ({ connectionFile }: { connectionFile?: string }) => {
      if (connectionFile === undefined) {
        kernel.error(
          "Jupyter starts the kernel with --connection-file. To tell Jupyter of it: svertka kernel install",
        );
      }
      const { startKernel } = await import("../kernel/start.js");
      await startKernel(connectionFile);
    });
  kernel
    .command("install")
    .description("register the kernel with a Jupyter environment under the name tslab")
    .requiredOption("--prefix <folder>", "the environment, such as .venv")
    .action(async ({ prefix }: { prefix: string }) => {
      const { writeKernelSpec } = await import("../kernel/spec.js");
      console.log(`kernelspec written to ${writeKernelSpec(prefix)}`);
    });
  return kernel;
}
