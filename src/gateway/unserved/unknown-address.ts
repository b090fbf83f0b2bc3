// What is said of an address that no operation has: whether the real gateway has one there, and which one was most likely meant.
import type { IncomingMessage } from "node:http";
import { pathInLine } from "../../forms/masked-url.ts";
import { show } from "../../forms/show.ts";
import { findKnownInterface } from "../../words/known-interfaces.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import { ROOT } from "../exchange/address.ts";
import { nearestAddress } from "./nearest-path.ts";

/** The known interface at an address. One of another method counts only where the address has an agent's id in its place. */
export function interfaceAt(method: string, path: string): ReturnType<typeof findKnownInterface> {
  const found = findKnownInterface(method, path);
  const isMeant = found?.methodFits === true || /^\/[a-z]+\/(\d|.*\/)/.test(path);
  return isMeant ? found : undefined;
}

/** The line about an address that no operation has: whether the real gateway has one there. */
export function describeUnknown(
  method: string,
  path: string,
  known: ReturnType<typeof findKnownInterface>,
  { didYouMean }: RefusalReason,
): string {
  const asked = `${method} ${pathInLine(`${ROOT}${path}`)}`;
  const meant = didYouMean === undefined ? "" : ` Did you mean ${didYouMean}?`;
  if (known === undefined) return `${asked} is not an interface of the gateway: answered 000-002.${meant}`;
  const { row, methodFits } = known;
  return methodFits
    ? `${asked} is ${row.name} (${row.group}), which this simulator does not answer yet: answered 000-002.`
    : `${asked} has the wrong method: ${row.name} is a ${row.method}. Answered 000-002.`;
}

/** Why an address that no operation has is refused. */
export function explainUnknown(
  method: string,
  path: string,
  known: ReturnType<typeof findKnownInterface>,
): RefusalReason {
  if (known === undefined) return explainAddress("no interface has this address", nearestAddress(method, path));
  const { row, methodFits } = known;
  return methodFits
    ? explainAddress(`${row.name} (${row.group}) is an interface that this simulator does not answer yet`, undefined)
    : explainAddress(`the method is ${method}, and ${row.name} is a ${row.method}`, `${row.method} ${ROOT}${row.path}`);
}

/** Why an address outside the root is refused. */
export function explainOutside(method: string, path: string): RefusalReason {
  return explainAddress(`the address is outside the gateway's root, ${ROOT}`, nearestAddress(method, path));
}

function explainAddress(sentence: string, didYouMean: string | undefined): RefusalReason {
  if (didYouMean === undefined) return { sentence, in: "path" };
  return { sentence: `${sentence}, did you mean ${didYouMean}?`, in: "path", didYouMean };
}

/** The line about an address outside the root. */
export function describeOutside({ method, socket }: IncomingMessage, url: string, { sentence }: RefusalReason): string {
  const path = pathInLine(url);
  const end = sentence.endsWith("?") ? "" : ".";
  return `${method} ${JSON.stringify(path)} from ${socket.remoteAddress ?? "somebody"} was answered 404: ${sentence}${end}`;
}

/** The line about a request to a world that does not exist. */
export function describeUnknownWorld({ method, socket }: IncomingMessage, url: string, name: string): string {
  const path = pathInLine(url);
  return `${method} ${JSON.stringify(path)} from ${socket.remoteAddress ?? "somebody"} was answered 404: there is no world named ${show(name)}.`;
}
