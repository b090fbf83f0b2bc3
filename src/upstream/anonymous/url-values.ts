// Replaces the values in the URL of a request, by the path of its interface, or segment by segment if the interface is unknown.
import { decodeUrlPart, splitUrl } from "../../forms/masked-url.ts";
import { findKnownInterface, KNOWN_INTERFACES, ROOT } from "../../words/known-interfaces.ts";

/** The constant segments of all paths. */
const FIXED_SEGMENTS: ReadonlySet<string> = new Set([
  "agentgateway",
  "resource",
  "resource-js",
  ...KNOWN_INTERFACES.flatMap(({ path }) => path.split(/[/|]/)).filter((segment) => !segment.startsWith("{")),
]);

/** Returns the replacement of a text, by the name of its parameter. The name is empty if it is unknown. */
export type ReplaceText = (name: string, text: string) => string;

/** Returns a path and query in which the values are replaced. */
export function replaceInUrl(method: string, url: string, replace: ReplaceText): string {
  const { path, query } = splitUrl(url);
  const below = path.startsWith(ROOT) ? path.slice(ROOT.length) : undefined;
  const template = below === undefined ? undefined : findKnownInterface(method, below)?.row.path;
  const names = template?.split("/").filter((segment) => segment !== "") ?? [];
  // The two segments of ROOT come before those of the template.
  let index = below === undefined ? 0 : -2;
  const segments = path.split("/").map((segment) => {
    if (segment === "") return segment;
    const name = names[index++];
    if (name?.startsWith("{")) return replaceEncoded(segment, (text) => replace(name.slice(1, -1), text));
    return FIXED_SEGMENTS.has(segment)
      ? segment
      : replaceEncoded(segment, (text) => replace(/^\d{3,6}$/.test(text) ? "agentid" : "", text));
  });
  const replacedPath = segments.join("/");
  return query === undefined
    ? replacedPath
    : `${replacedPath}?${query.replace(/[^&;]+/g, (pair) => replaceParameter(pair, replace))}`;
}

function replaceParameter(pair: string, replace: ReplaceText): string {
  const at = pair.indexOf("=");
  if (at < 0) return replaceEncoded(pair, (text) => replace("", text));
  const name = decodeUrlPart(pair.slice(0, at));
  return `${pair.slice(0, at + 1)}${replaceEncoded(pair.slice(at + 1), (text) => replace(name, text))}`;
}

/** Replaces an encoded text. If its value stays the same, so does its encoding. */
function replaceEncoded(written: string, replace: (text: string) => string): string {
  const text = decodeUrlPart(written);
  const value = replace(text);
  return value === text ? written : encodeURIComponent(value);
}
