// Names the interface that a request addresses, with the parameters in its address.
import { decodeUrlPart, splitUrl } from "../../forms/masked-url.ts";
import { findKnownInterface, type KnownInterface, ROOT } from "../../words/known-interfaces.ts";

/** A request with its interface. */
export interface NamedRequest {
  /** The group and name of the interface, such as `voicecall/answer`; the method and path if no interface has the address. */
  readonly about: string;
  readonly row: KnownInterface | undefined;
  /** The agent in its address, decoded; undefined if there is none. */
  readonly agent: string | undefined;
}

/** Names a request. */
export function nameRequest({ method, url }: { readonly method: string; readonly url: string }): NamedRequest {
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

/** Returns whether a request polls events. */
export function isPoll({ row }: NamedRequest): boolean {
  return row?.group === "agentevent" && row.method === "GET";
}

const SIGN_IN = /^onlineagent\/(?:login(?!Info)|forceLogin)/;

/** Returns whether a request signs an agent in. */
export function isSignIn({ about }: NamedRequest): boolean {
  return SIGN_IN.test(about);
}
