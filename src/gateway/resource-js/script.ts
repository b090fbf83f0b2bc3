// Writes the gateway's JavaScript client: its runtime, the address of the gateway, and one function for each interface.
import { readFileSync } from "node:fs";
import type { KnownInterface } from "../../words/known-interfaces.ts";

/** The parts of the runtime, in the order in which the script has them. The build copies them next to this module. */
const RUNTIME = ["browser/rest.js", "browser/request.js", "browser/create-group.js"];

/** The global objects of the script, by group. */
const OBJECT_NAMES: Readonly<Record<string, string>> = {
  onlineagent: "OnlineAgent",
  voicecall: "VoiceCall",
  calldata: "CallData",
  agentgroup: "AgentGroup",
  queuedevice: "QueueDevice",
  qualitycontrol: "QualityControl",
  recordplay: "RecordPlayVoice",
  recordfile: "RecordFile",
  textchat: "TextChat",
  mediacall: "MediaCall",
  agentconf: "AgentConf",
  multimediaconf: "MultimediaConf",
  querymonitor: "QueryMonitor",
  agentevent: "AgentEventDispatcher",
  config: "Config",
};

/** Writes the script for an address of the gateway. */
export type ResourceScript = (apiUrl: string) => string;

/** Returns the function that writes the script of a table of interfaces. Everything but the address is written once. */
export function createScript(interfaces: readonly KnownInterface[]): ResourceScript {
  const runtime = RUNTIME.map((file) => readFileSync(new URL(file, import.meta.url), "utf8")).join("\n");
  const objects = [...new Set(interfaces.map(({ group }) => group))].map((group) =>
    writeObject(
      group,
      interfaces.filter((row) => row.group === group),
    ),
  );
  const rest = objects.join("");
  return (apiUrl) => `${runtime}\nREST.apiURL = ${toLiteral(apiUrl)};\n${rest}`;
}

function writeObject(group: string, rows: readonly KnownInterface[]): string {
  const functions = rows.map((row) => `  ${writeFunctionName(row.name)}: "${describeInterface(row)}",\n`);
  return `var ${OBJECT_NAMES[group] ?? group} = REST.createGroup("${group}", {\n${functions.join("")}});\n`;
}

/** Returns the name of an interface, or its words in camel case if it is not an identifier. */
function writeFunctionName(name: string): string {
  return name.replaceAll(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Describes an interface in one text, for `REST.createGroup`. A path with two spellings has the first. */
function describeInterface({ group, method, path, query, hasBody }: KnownInterface): string {
  const [spelling = ""] = path.slice(group.length + 1).split("|");
  return `${method} ${spelling}${query.length > 0 ? "?" : ""}${query.join("&")}${hasBody ? " $entity" : ""}`;
}

/** Returns a text as a literal of ASCII characters. It can't end a string, a line or the element of a script in a page. */
function toLiteral(text: string): string {
  const toEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(text).replaceAll(/[^\x20-\x7e]|[<>&']/g, toEscape);
}
