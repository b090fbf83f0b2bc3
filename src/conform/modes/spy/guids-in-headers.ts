// Replaces the Guids in the headers of requests: in Guid itself, and in cookies.
import { GUID_IN_TEXT } from "../../session/learn-ids.ts";

/** Returns the Guid to send instead; undefined to send none. */
export type ReplaceGuid = (guid: string) => string | undefined;

/**
 * Returns headers with replaced Guids. A header or cookie whose Guid has no replacement is left out.
 *
 * @param raw names and values in turn
 */
export function replaceGuids(raw: readonly string[], replace: ReplaceGuid): string[] {
  const replaced: string[] = [];
  for (let i = 0; i < raw.length; i += 2) {
    const [name = "", value = ""] = [raw[i], raw[i + 1]];
    const other = replaceIn(name.toLowerCase(), value, replace);
    if (other !== undefined) replaced.push(name, other);
  }
  return replaced;
}

/** Returns the Guid that the header `Guid` contains; undefined without one. */
export function findGuidInHeaders(raw: readonly string[]): string | undefined {
  for (let i = 0; i < raw.length; i += 2) {
    if (raw[i]?.toLowerCase() === "guid") return GUID_IN_TEXT.exec(raw[i + 1] ?? "")?.[0];
  }
  return undefined;
}

function replaceIn(name: string, value: string, replace: ReplaceGuid): string | undefined {
  if (name === "guid") return replaceInText(value, replace);
  if (name !== "cookie") return value;
  const cookies = value.split(/;\s*/).map((cookie) => replaceInText(cookie, replace));
  const sent = cookies.filter((cookie) => cookie !== undefined);
  if (sent.length === cookies.length && sent.every((cookie) => value.includes(cookie))) return value;
  return sent.length === 0 ? undefined : sent.join("; ");
}

function replaceInText(text: string, replace: ReplaceGuid): string | undefined {
  const guid = GUID_IN_TEXT.exec(text)?.[0];
  if (guid === undefined) return text;
  const other = replace(guid);
  return other === undefined ? undefined : text.replace(guid, other);
}
