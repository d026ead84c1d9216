// `svertka kernel`: the kernel of this process, from its connection file to its end.
import { thrown } from "./failure";
import { Kernel } from "./kernel";
import { endWithParent } from "./parent";
import { isInterrupt } from "./session";
import { readConnection, Sockets } from "./sockets";
import { traceCells } from "./stack";

/**
 * Answers on the sockets that `connectionFile` names until it is told to shut down.
 *
 * @throws when the file cannot be read or a port is taken.
 */
export async function startKernel(connectionFile: string): Promise<void> {
  const kernel = new Kernel(new Sockets(readConnection(connectionFile)));
  traceCells();
  // What a cell's timers and forgotten promises throw belongs under the cell, and does not end the session.
  const report = (error: unknown) => {
    if (!isInterrupt(error)) console.error(thrown(error).traceback.join("\n"));
  };
  process.on("uncaughtException", report);
  process.on("unhandledRejection", report);
  process.on("SIGINT", () => kernel.session.interrupt());
  process.on("exit", () => kernel.flush());
  if (process.env.JPY_PARENT_PID) endWithParent();
  await kernel.start();
  // Making the compiler keeps the thread for a second or two. Jupyter's server asks every half second until an answer has
  // come on two channels; it shall have it before.
  setTimeout(() => kernel.session, 1000);
}
