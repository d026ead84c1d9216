import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { compose, pack, unpack } from "../../src/kernel/message";

const key = "a0436f6c-1916-498b-8eb9-e81ab9368e84";
const text = (frame: Uint8Array | undefined) => Buffer.from(frame!).toString();

describe("a message on the wire", () => {
  const request = compose("kernel_info_request", {});
  const message = compose("status", { execution_state: "idle" }, request.header, {
    identities: [Buffer.from([0, 1, 255])],
    metadata: { m: "ё" },
  });

  it("is identities, delimiter, signature, header, parent, metadata, content", () => {
    const frames = pack(message, key);
    expect(frames).toHaveLength(7);
    expect(text(frames[1])).toBe("<IDS|MSG>");
    const hash = createHmac("sha256", key);
    for (const part of frames.slice(3)) hash.update(part);
    expect(text(frames[2])).toBe(hash.digest("hex"));
    expect(JSON.parse(text(frames[3]))).toMatchObject({
      msg_type: "status",
      version: "5.3",
      username: "kernel",
    });
    expect(JSON.parse(text(frames[4]))).toEqual(request.header);
    expect(frames.slice(5).map(text)).toEqual(['{"m":"ё"}', '{"execution_state":"idle"}']);
  });

  it("comes back as it was", () => {
    expect(unpack(pack(message, key), key)).toEqual(message);
  });

  it("keeps binary buffers, which are not signed", () => {
    const buffers = [Buffer.from([1, 2, 3])];
    expect(unpack([...pack(message, key), ...buffers], key).buffers).toEqual(buffers);
  });

  it("is not signed when the key is empty", () => {
    expect(text(pack(message, "")[2])).toBe("");
    expect(unpack(pack(message, ""), "").content).toEqual({ execution_state: "idle" });
  });

  it("is refused with a wrong signature, without a delimiter and with too few parts", () => {
    const frames = pack(message, key);
    expect(() => unpack(frames, "another key")).toThrow("a message's signature is wrong");
    expect(() => unpack([...frames.slice(0, 6), Buffer.from("{}")], key)).toThrow(
      "a message's signature is wrong",
    );
    expect(() => unpack(frames.slice(0, 1), key)).toThrow("a message of 1 frames lacks its delimiter");
    expect(() => unpack(frames.slice(0, 5), key)).toThrow("one of its four parts");
  });
});
