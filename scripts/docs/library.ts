// Generates the reference of the library from the declarations and doc comments of its public classes and options.
import { readFileSync } from "node:fs";
import { parse } from "@babel/parser";
import type { ClassBody, Comment, Node, TSInterfaceBody } from "@babel/types";
import { writeCode, writeTable } from "./table.ts";

/**
 * The classes and options of the library, in the order of the page: the heading, the file in src/library, the declaration. A heading begins
 * with the name that the package exports.
 */
export const SUBJECTS: readonly (readonly [heading: string, file: string, name: string])[] = [
  ["StartOptions: options of startSimulator", "start-simulator.ts", "StartOptions"],
  ["ConnectOptions: options of connectSimulator", "connect-simulator.ts", "ConnectOptions"],
  ["RequestOptions: options of every request", "transports/transport.ts", "RequestOptions"],
  ["AnySimulator: a simulator", "simulator-handle.ts", "AnySimulator"],
  ["Simulator: a simulator in this process", "simulator-handle.ts", "Simulator"],
  ["ConnectedSimulator: a simulator in another process", "simulator-handle.ts", "ConnectedSimulator"],
  ["World: a world", "world-handle.ts", "World"],
  ["AllocatedWorld: an allocated world", "allocated-world.ts", "AllocatedWorld"],
  ["World: its chats", "chatting-world.ts", "ChattingWorld"],
  ["World: its conferences", "conferring-world.ts", "ConferringWorld"],
  ["World: expectations of its clients", "expecting-world.ts", "ExpectingWorld"],
  ["World: its stored states", "restorable-world.ts", "RestorableWorld"],
  ["Agent: an agent", "agent-handle.ts", "Agent"],
  ["WhichCall: the call of an agent", "agent-handle.ts", "WhichCall"],
  ["Agent: its chats", "chatting-agent.ts", "ChattingAgent"],
  ["WhichChat: the chat of an agent", "chatting-agent.ts", "WhichChat"],
  ["Agent: its conferences", "conferring-agent.ts", "ConferringAgent"],
  ["SoundHearer: the participant who hears a sound", "conferring-agent.ts", "SoundHearer"],
  ["Agent: its recordings", "recording-agent.ts", "RecordingAgent"],
  ["Call: a call", "call-handle.ts", "Call"],
  ["Who: the outside party of a call", "call-handle.ts", "Who"],
  ["Chat: a chat", "chat-handle.ts", "Chat"],
  ["Conference: a conference", "conference-handle.ts", "Conference"],
  ["Queue: a queue", "queue-handle.ts", "Queue"],
  ["Clock: the clock of a world", "clock-handle.ts", "Clock"],
  ["Journal: the journal of a world", "journal-handle.ts", "Journal"],
  ["Faults: the faults of a world", "faults-handle.ts", "Faults"],
  ["Findings: the findings of a world", "findings-handle.ts", "Findings"],
  ["Events: the events of a world", "events-handle.ts", "Events"],
  ["FollowOptions: options of an iteration of events", "events-handle.ts", "FollowOptions"],
  ["EventGap: missing events", "events-handle.ts", "EventGap"],
  ["ControlError: a refusal", "transports/transport.ts", "ControlError"],
];

/** Returns a section for each class and option object of the library. */
export function writeLibraryPart(): string {
  return SUBJECTS.flatMap(([heading, file, name]) => {
    const text = readFileSync(new URL(`../../src/library/${file}`, import.meta.url), "utf8");
    const { summary, rows } = describe(text, name);
    return [`### ${heading}`, summary, writeTable(["member", "description"], rows)];
  }).join("\n\n");
}

/**
 * Describes one exported class or interface of a module.
 *
 * @returns the first paragraph of its doc comment, and a row for each public member: its signature, its first paragraph and its `@returns`.
 * @throws Error if the module does not export it, or if it or a public member has no doc comment.
 */
export function describe(text: string, name: string): { summary: string; rows: string[][] } {
  const { program } = parse(text, { sourceType: "module", plugins: ["typescript"], attachComment: true });
  for (const statement of program.body) {
    if (statement.type !== "ExportNamedDeclaration") continue;
    const { declaration } = statement;
    const isSubject = declaration?.type === "ClassDeclaration" || declaration?.type === "TSInterfaceDeclaration";
    if (!isSubject || declaration.id?.name !== name) continue;
    const summary = readFirstParagraph(readDocComment(statement, name));
    return { summary, rows: rowsOf(text, declaration.body, name) };
  }
  throw new Error(`${name} is not exported`);
}

function rowsOf(text: string, { body }: ClassBody | TSInterfaceBody, owner: string): string[][] {
  return body.flatMap((member) => {
    const signature = signatureOf(text, member);
    if (signature === undefined) return [];
    const doc = readDocComment(member, `${owner}: ${signature}`);
    return [[writeCode(signature), [readFirstParagraph(doc), ...readReturns(doc)].join(" ")]];
  });
}

/** Returns a member as it is declared, without modifiers and bodies; undefined for constructors and private members. */
function signatureOf(text: string, member: Node): string | undefined {
  if (member.type === "ClassMethod" || member.type === "TSDeclareMethod") {
    if (member.kind === "constructor") return undefined;
    const end = member.type === "ClassMethod" ? member.body.start : member.end;
    return tidySignature(text.slice(member.key.start ?? 0, end ?? 0), member.computed === true);
  }
  if (member.type !== "ClassProperty" && member.type !== "TSPropertySignature") return undefined;
  const end = member.type === "ClassProperty" ? (member.typeAnnotation?.end ?? member.key.end) : member.end;
  return tidySignature(text.slice(member.key.start ?? 0, end ?? 0), false);
}

function tidySignature(text: string, isComputed: boolean): string {
  const declared = text
    .replaceAll(/\s+/g, " ")
    .replaceAll("( ", "(")
    .replaceAll(/,? \)/g, ")")
    .replace(/;$/, "")
    .replaceAll(/(\w+): (\w+) = \{\}/g, "$1?: $2")
    .replaceAll(/(\w+): (\w+) = [\w"]+/g, "$1?: $2")
    .trim();
  // The question mark already shows that a property is optional.
  const brief = declared.replace(/^(\w+\?: .*) \| undefined$/, "$1");
  return isComputed ? `[${brief}` : brief;
}

/** Returns the text of the doc comment of a node. Throws an Error if there is none. */
function readDocComment(node: Node, owner: string): string {
  const comment = (node.leadingComments ?? []).findLast(isDoc);
  if (comment === undefined) throw new Error(`${owner} has no doc comment`);
  const lines = comment.value.split("\n").map((line) => line.replace(/^\s*\*+ ?/, "").trim());
  return lines.join("\n").trim();
}

/** Returns the first paragraph of a doc comment as one line. */
function readFirstParagraph(doc: string): string {
  const [first = ""] = doc.split(/\n\s*\n/);
  return first.replaceAll("\n", " ");
}

/** Returns the `@returns` of a doc comment as a sentence; none if it has no such tag. */
function readReturns(doc: string): string[] {
  return doc
    .split(/\n(?=@)/)
    .filter((part) => part.startsWith("@returns "))
    .map((part) => part.replace("@returns", "Returns").replaceAll("\n", " "));
}

function isDoc({ type, value }: Comment): boolean {
  return type === "CommentBlock" && value.startsWith("*");
}
