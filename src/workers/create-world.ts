// Creates a world through the common address, at the worker that its name chooses.
// Generates the name if the order has none.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { forward } from "../forwarding/forward.ts";
import type { ForwardTarget } from "../forwarding/forward-target.ts";
import { decodeBody } from "../http/encoded-bodies.ts";
import { answerCollected, type CollectedAnswer, collectAnswer } from "./collect-answer.ts";

/** The parts that creating a world needs. */
export interface CreationParts {
  /** Returns where requests about a world go. */
  targetOf(world: string): ForwardTarget;
  /** The number of the last world that was created under a generated name, such as 2 for `world-2`. */
  readonly generated: { lastNumber: number };
  /** Returns a name to try: `world-2` for 2. For an allocation, a random name, whatever the number. */
  nameOf(number: number): string;
  /** Notes a new world: before its creation if the order names it, otherwise afterwards. */
  note(name: string): void;
  /** The world whose worker refuses bodies that can't be read. */
  readonly defaultWorld: string;
  /** The maximum size of a body (bytes). */
  readonly bodyLimit: number;
}

/** Answers a request that creates a world. */
export async function createWorld(
  request: IncomingMessage,
  response: ServerResponse,
  parts: CreationParts,
): Promise<void> {
  const { defaultWorld, bodyLimit, targetOf, note } = parts;
  const body = await readBody(request, bodyLimit);
  if (body === undefined) {
    forward(request, response, targetOf(defaultWorld));
    return;
  }
  const order = await readOrder(body, request, bodyLimit);
  if (order !== undefined && order.name === undefined) {
    answerCollected(response, await createUnderNextName(request, order, parts));
    return;
  }
  if (order?.name !== undefined) note(order.name);
  answerCollected(response, await collectAnswer(request, targetOf(order?.name ?? defaultWorld), { body }));
}

/** Creates a world under the next generated name that no world has. Returns the answer of its worker. */
async function createUnderNextName(
  request: IncomingMessage,
  { text, isEmpty }: Order,
  { generated, nameOf, note, targetOf }: CreationParts,
): Promise<CollectedAnswer> {
  for (let number = generated.lastNumber + 1; ; number++) {
    const name = nameOf(number);
    const body = Buffer.from(text.replace("{", `{"name":"${name}"${isEmpty ? "" : ","}`));
    const answer = await collectAnswer(request, targetOf(name), { body, isDecoded: true });
    if (answer.status === 409 && answer.body.includes('"urn:ccgw:problem:world-taken"')) continue;
    if (answer.status === 201) {
      generated.lastNumber = Math.max(generated.lastNumber, number);
      note(name);
    }
    return answer;
  }
}

/** Reads a whole body. Returns undefined if it has more bytes than the limit, with the bytes back in the request. */
function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers["content-length"] ?? 0) > limit) {
      resolve(undefined);
      return;
    }
    const chunks: Buffer[] = [];
    let length = 0;
    const onData = (chunk: Buffer): void => {
      chunks.push(chunk);
      length += chunk.length;
      if (length <= limit) return;
      request.pause().off("data", onData);
      request.unshift(Buffer.concat(chunks));
      resolve(undefined);
    };
    request.on("data", onData);
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
  });
}

/** The parts of an order that are read before a worker checks it. */
interface Order {
  readonly name: string | undefined;
  readonly text: string;
  readonly isEmpty: boolean;
}

/** Reads an order; undefined if every worker would refuse it. */
async function readOrder(
  body: Buffer,
  { headers }: Pick<IncomingMessage, "headers">,
  limit: number,
): Promise<Order | undefined> {
  try {
    const encoded = Object.assign(Readable.from([body]), { headers, complete: true });
    const bytes = await buffer(decodeBody(encoded, limit));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const order: unknown = JSON.parse(text);
    if (typeof order !== "object" || order === null || Array.isArray(order)) return undefined;
    const { name } = order as { readonly name?: unknown };
    if (name !== undefined && typeof name !== "string") return undefined;
    return { name, text, isEmpty: Object.keys(order).length === 0 };
  } catch {
    return undefined;
  }
}
