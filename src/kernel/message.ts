// One Jupyter message and its form on the wire: identities, delimiter, HMAC-SHA256 signature, four JSON parts, buffers.
// https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** The protocol that the kernel speaks. */
export const protocolVersion = "5.3";

export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly version: string;
}

// Content is JSON from another program: every reader checks what it needs.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Content = Record<string, any>;

export interface Message {
  readonly identities: readonly Uint8Array[];
  readonly header: Header;
  readonly parent: Header | undefined;
  readonly metadata: Content;
  readonly content: Content;
  readonly buffers: readonly Uint8Array[];
}

const delimiter = Buffer.from("<IDS|MSG>");
const session = randomUUID();

/** A message of the kernel: an answer to `parent`, or on its own accord. */
export function compose(
  type: string,
  content: Content,
  parent?: Header,
  options: { metadata?: Content; identities?: readonly Uint8Array[] } = {},
): Message {
  const header = {
    msg_id: randomUUID(),
    msg_type: type,
    session,
    username: "kernel",
    date: new Date().toISOString(),
    version: protocolVersion,
  };
  const { metadata = {}, identities = [] } = options;
  return { identities, header, parent, metadata, content, buffers: [] };
}

/** The frames of `message`, signed with `key`; an empty key means unsigned. */
export function pack(message: Message, key: string): Uint8Array[] {
  const { identities, header, parent, metadata, content, buffers } = message;
  const parts = [header, parent ?? {}, metadata, content].map((part) => Buffer.from(JSON.stringify(part)));
  return [...identities, delimiter, Buffer.from(sign(parts, key)), ...parts, ...buffers];
}

/**
 * The message in `frames`.
 *
 * @throws when the delimiter or a part is missing, a part is not JSON, or the signature is not `key`'s.
 */
export function unpack(frames: readonly Uint8Array[], key: string): Message {
  const at = frames.findIndex((frame) => delimiter.equals(frame));
  const [signature, ...rest] = frames.slice(at + 1);
  if (at < 0 || signature === undefined || rest.length < 4) {
    throw new Error(`a message of ${frames.length} frames lacks its delimiter or one of its four parts`);
  }
  const signed = rest.slice(0, 4);
  if (!equal(Buffer.from(sign(signed, key)), signature)) throw new Error("a message's signature is wrong");
  const [header, parent, metadata, content] = signed.map((part) => JSON.parse(Buffer.from(part).toString()));
  return { identities: frames.slice(0, at), header, parent, metadata, content, buffers: rest.slice(4) };
}

function sign(parts: readonly Uint8Array[], key: string): string {
  if (key === "") return "";
  const hash = createHmac("sha256", key);
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

function equal(expected: Uint8Array, given: Uint8Array): boolean {
  return expected.length === given.length && timingSafeEqual(expected, given);
}
