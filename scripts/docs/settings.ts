// Generates the table of a world's settings: defaults and accepted values from the forms in the code, meanings from its comments.
import { readFile } from "node:fs/promises";
import { defaultSettings } from "../../src/forms/settings.ts";
import { settingsPatch, writeSettings } from "../../src/scenario/reading/settings-schema.ts";
import { code, table } from "./table.ts";

/** The files whose comments explain the settings. */
const SOURCES = ["../../src/core/model/settings.ts", "../../src/words/gateway-settings.ts"];

/** Returns the table of settings. */
export async function settingsPart(): Promise<string> {
  const source = (await Promise.all(SOURCES.map((file) => readFile(new URL(file, import.meta.url), "utf8")))).join("");
  const rows = Object.entries(writeSettings(defaultSettings)).map(([name, value]) => [
    code(name),
    code(typeof value === "string" ? value : JSON.stringify(value)),
    acceptedFor(name),
    commentOn(name, source),
  ]);
  return table(["setting", "default", "accepted", "meaning"], rows);
}

/** Returns the accepted values of a setting, from its message about an invalid value. */
function acceptedFor(name: string): string {
  const { error } = settingsPatch.safeParse({ [name]: [] });
  const accepted = error?.issues[0]?.message.split(/: (?:use )?(.*)/s)[1];
  if (accepted === undefined) throw new Error(`the message of the setting ${name} does not name the accepted values`);
  return accepted;
}

function commentOn(name: string, source: string): string {
  const comment = new RegExp(String.raw`/\*\* ((?:(?!\*/)[\s\S])+) \*/\s+${name}:`).exec(source)?.[1];
  if (comment === undefined) throw new Error(`the setting ${name} has no comment in ${SOURCES.join(" or ")}`);
  return comment.replaceAll(/\s*\n\s*\*\s*/g, " ");
}
