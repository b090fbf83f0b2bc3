// Finds the interface and the agent that a request addresses.

import { decodeUrlPart, splitUrl } from "../../forms/masked-url.ts";
import type { TapedBody, TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import { findKnownInterface, isSignInInterface, type KnownInterface, ROOT } from "../../words/known-interfaces.ts";
import { jsonOf } from "./answer-json.ts";

/** A request with its interface. */
export interface NamedRequest {
  /** The group and name of the interface, such as `voicecall/answer`; the method and path if no interface has the address. */
  readonly about: string;
  readonly row: KnownInterface | undefined;
  /** The agent in its address, decoded; undefined if there is none. */
  readonly agent: string | undefined;
}

/** The address of a request. */
interface Addressed {
  readonly method: string;
  readonly url: string;
}

/** Returns the interface and agent of a request. */
export function nameRequest({ method, url }: Addressed): NamedRequest {
  const { path } = splitUrl(url);
  const below = path.startsWith(ROOT) ? path.slice(ROOT.length) : undefined;
  const match = below === undefined ? undefined : findKnownInterface(method, below);
  if (match === undefined || !match.isMethodRight)
    return { about: `${method} ${path}`, row: undefined, agent: undefined };
  const { row } = match;
  const segments = (below ?? "").split("/").filter((segment) => segment !== "");
  const at = row.path
    .split("/")
    .filter((segment) => segment !== "")
    .findIndex((segment) => segment.startsWith("{"));
  // The part after the group is the agent who sends the request, even where it has another name.
  const agent = at === 1 ? decodeUrlPart(segments[1] ?? "") : undefined;
  return { about: `${row.group}/${row.name}`, row, agent };
}

/** Returns the account in the body of a sign-in; undefined if it has none. */
export function accountOf(body: TapedBody | undefined): string | undefined {
  const { account } = (typeof body === "string" ? jsonOf({ body }) : undefined) ?? {};
  return typeof account === "string" ? account : undefined;
}

/** The name of all pushes. */
const PUSH: NamedRequest = { about: "push", row: undefined, agent: undefined };

/** Returns the interface and agent of an exchange. A push has neither: a client chose its address, which may look like an interface. */
export function nameExchange({
  isPush,
  request,
}: Pick<TapedExchange, "isPush"> & { readonly request: Addressed }): NamedRequest {
  return isPush === true ? PUSH : nameRequest(request);
}

/** Returns whether a request polls events. */
export function isPoll({ row }: NamedRequest): boolean {
  return row?.group === "agentevent" && row.method === "GET";
}

/** Returns whether a request signs an agent in. */
export function isSignIn({ row }: Pick<NamedRequest, "row">): boolean {
  return row !== undefined && isSignInInterface(row);
}
