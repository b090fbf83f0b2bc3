// Replaces the values in the address of a request: by the interface that it addresses, or segment by segment.
import { decodeUrlPart, splitUrl } from "../../forms/masked-url.ts";
import { findKnownInterface, KNOWN_INTERFACES, ROOT } from "../../words/known-interfaces.ts";

/** The fixed segments of all addresses. */
const FIXED: ReadonlySet<string> = new Set([
  "agentgateway",
  "resource",
  "resource-js",
  ...KNOWN_INTERFACES.flatMap(({ path }) => path.split(/[/|]/)).filter((segment) => !segment.startsWith("{")),
]);

/** Returns the text in place of a value under its name, which is empty if it is unknown. */
export type ReplaceText = (name: string, text: string) => string;

/** Returns a path and query in which the values are replaced. */
export function replaceInUrl(method: string, url: string, replace: ReplaceText): string {
  const { path, query } = splitUrl(url);
  const below = path.startsWith(ROOT) ? path.slice(ROOT.length) : undefined;
  const template = below === undefined ? undefined : findKnownInterface(method, below)?.row.path;
  const names = template?.split("/").filter((segment) => segment !== "") ?? [];
  let index = below === undefined ? 0 : -2;
  const segments = path.split("/").map((segment) => {
    if (segment === "") return segment;
    const name = names[index++];
    if (name?.startsWith("{")) return replaced(segment, (text) => replace(name.slice(1, -1), text));
    return FIXED.has(segment)
      ? segment
      : replaced(segment, (text) => replace(/^\d{3,6}$/.test(text) ? "agentid" : "", text));
  });
  const replacedPath = segments.join("/");
  return query === undefined
    ? replacedPath
    : `${replacedPath}?${query.replace(/[^&;]+/g, (pair) => parameter(pair, replace))}`;
}

function parameter(pair: string, replace: ReplaceText): string {
  const at = pair.indexOf("=");
  if (at < 0) return replaced(pair, (text) => replace("", text));
  const name = decodeUrlPart(pair.slice(0, at));
  return `${pair.slice(0, at + 1)}${replaced(pair.slice(at + 1), (text) => replace(name, text))}`;
}

/** Keeps the way in which a text is encoded, if it stays as it is. */
function replaced(written: string, replace: (text: string) => string): string {
  const text = decodeUrlPart(written);
  const value = replace(text);
  return value === text ? written : encodeURIComponent(value);
}
