// Creates a world through the common address, at the worker that its name chooses. Generates the name if the order has none.
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { unzip } from "node:zlib";
import { forward } from "../forwarding/forward.ts";
import type { ForwardTarget } from "../forwarding/forward-target.ts";
import { answerCollected, type CollectedAnswer, collectAnswer } from "./collect-answer.ts";

/** The parts that creating a world needs. */
export interface CreationParts {
  /** Returns where requests about a world go. */
  targetOf(world: string): ForwardTarget;
  /** The number in the last generated name, such as 2 in `world-2`. */
  readonly names: { last: number };
  /** Returns the generated name of a number. */
  nameOf(number: number): string;
  /** Notes a new world: before its creation if the order names it, otherwise afterwards. */
  note(name: string): void;
  /** The world whose worker refuses bodies that can't be read. */
  readonly defaultWorld: string;
  /** The maximum size of a body (bytes). */
  readonly bodyLimit: number;
}

const inflate = promisify(unzip);

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
  const order = await readOrder(body, request.headers["content-encoding"], bodyLimit);
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
  { names, nameOf, note, targetOf }: CreationParts,
): Promise<CollectedAnswer> {
  for (let number = names.last + 1; ; number++) {
    const name = nameOf(number);
    const body = Buffer.from(text.replace("{", `{"name":"${name}"${isEmpty ? "" : ","}`));
    const answer = await collectAnswer(request, targetOf(name), { body, isDecoded: true });
    if (answer.status === 409 && answer.body.includes('"urn:ccgw:problem:world-taken"')) continue;
    if (answer.status === 201) {
      names.last = Math.max(names.last, number);
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
    const parts: Buffer[] = [];
    let length = 0;
    const onData = (part: Buffer): void => {
      parts.push(part);
      length += part.length;
      if (length <= limit) return;
      request.pause().off("data", onData);
      request.unshift(Buffer.concat(parts));
      resolve(undefined);
    };
    request.on("data", onData);
    request.once("end", () => resolve(Buffer.concat(parts)));
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
async function readOrder(body: Buffer, encoding: string | undefined, limit: number): Promise<Order | undefined> {
  try {
    const bytes = encoding === undefined ? body : await inflate(body, { maxOutputLength: limit });
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
