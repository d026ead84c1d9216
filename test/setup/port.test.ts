import { createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { choosePort, isFree } from "../../src/setup/port.mjs";

/** A port with somebody listening on it until the test is over. */
function taken(): Promise<number> {
  const server = createServer();
  onTestFinished(() => {
    server.close();
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
}

describe("the port", () => {
  it("is the wished one when it is free, and nobody holds it afterwards", async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
    });
    await new Promise((resolve) => server.close(resolve));
    expect(await choosePort(port, 1)).toBe(port);
    expect(await isFree(port)).toBe(true);
  });

  it("is refused with its number and a way out when it is taken", async () => {
    const port = await taken();
    await expect(choosePort(port, 8888)).rejects.toThrow(`port ${port} is taken`);
    await expect(choosePort(port, 8888)).rejects.toThrow("--port");
  });

  it("is a later one when the usual one is taken and none is wished for", async () => {
    const port = await taken();
    expect(await choosePort(undefined, port)).toBeGreaterThan(port);
  });
});
