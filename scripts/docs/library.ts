// Generates the reference of the library from the declarations and doc comments of its public classes and options.
import { readFileSync } from "node:fs";
import { parse } from "@babel/parser";
import type { ClassBody, Comment, Node, TSInterfaceBody } from "@babel/types";
import { writeCode, writeTable } from "./table.ts";

/** The classes and options of the library, in the order of the page: the heading, the file in src/library, the declaration. */
export const SUBJECTS: readonly (readonly [heading: string, file: string, name: string])[] = [
  ["Options of startSimulator", "start-simulator.ts", "StartOptions"],
  ["Options of connectSimulator", "connect-simulator.ts", "ConnectOptions"],
  ["Options of every request", "transports/transport.ts", "RequestOptions"],
  ["A simulator", "simulator-handle.ts", "AnySimulator"],
  ["A simulator in this process", "simulator-handle.ts", "Simulator"],
  ["A simulator in another process", "simulator-handle.ts", "ConnectedSimulator"],
  ["A world", "world-handle.ts", "World"],
  ["An allocated world", "allocated-world.ts", "AllocatedWorld"],
  ["The chats of a world", "chatting-world.ts", "ChattingWorld"],
  ["The conferences of a world", "conferring-world.ts", "ConferringWorld"],
  ["Expectations of the clients of a world", "expecting-world.ts", "ExpectingWorld"],
  ["The stored states of a world", "restorable-world.ts", "RestorableWorld"],
  ["An agent", "agent-handle.ts", "Agent"],
  ["The call of an agent", "agent-handle.ts", "WhichCall"],
  ["An agent in its chats", "chatting-agent.ts", "ChattingAgent"],
  ["The chat of an agent", "chatting-agent.ts", "WhichChat"],
  ["An agent in conferences", "conferring-agent.ts", "ConferringAgent"],
  ["An agent who records its calls", "recording-agent.ts", "RecordingAgent"],
  ["A call", "call-handle.ts", "Call"],
  ["The outside party of a call", "call-handle.ts", "Who"],
  ["A chat", "chat-handle.ts", "Chat"],
  ["A conference", "conference-handle.ts", "Conference"],
  ["A queue", "queue-handle.ts", "Queue"],
  ["The clock", "clock-handle.ts", "Clock"],
  ["The journal", "journal-handle.ts", "Journal"],
  ["The faults", "faults-handle.ts", "Faults"],
  ["The findings", "findings-handle.ts", "Findings"],
  ["The events", "events-handle.ts", "Events"],
  ["ControlError", "transports/transport.ts", "ControlError"],
];

/** Renders a section for each class and option object of the library. */
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
 * @returns the first paragraph of its doc comment, and a row of signature and description for each public member.
 * @throws Error if the module does not export it, or a public member has no doc comment.
 */
export function describe(text: string, name: string): { summary: string; rows: string[][] } {
  const { program } = parse(text, { sourceType: "module", plugins: ["typescript"], attachComment: true });
  for (const statement of program.body) {
    if (statement.type !== "ExportNamedDeclaration") continue;
    const { declaration } = statement;
    const isSubject = declaration?.type === "ClassDeclaration" || declaration?.type === "TSInterfaceDeclaration";
    if (!isSubject || declaration.id?.name !== name) continue;
    return { summary: readFirstParagraph(statement, name), rows: rowsOf(text, declaration.body, name) };
  }
  throw new Error(`${name} is not exported`);
}

function rowsOf(text: string, { body }: ClassBody | TSInterfaceBody, owner: string): string[][] {
  return body.flatMap((member) => {
    const signature = signatureOf(text, member);
    return signature === undefined
      ? []
      : [[writeCode(signature), readFirstParagraph(member, `${owner}: ${signature}`)]];
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
  // The question mark already shows that a member is optional.
  const brief = declared.includes("?:") ? declared.replaceAll(" | undefined", "") : declared;
  return isComputed ? `[${brief}` : brief;
}

/** Returns the first paragraph of the doc comment of a node as one line. */
function readFirstParagraph(node: Node, owner: string): string {
  const comment = (node.leadingComments ?? []).findLast(isDoc);
  if (comment === undefined) throw new Error(`${owner} has no doc comment`);
  const lines = comment.value.split("\n").map((line) => line.replace(/^\s*\*+ ?/, "").trim());
  const text =
    lines
      .join("\n")
      .trim()
      .split(/\n\s*\n/)[0] ?? "";
  return text.replaceAll("\n", " ");
}

function isDoc({ type, value }: Comment): boolean {
  return type === "CommentBlock" && value.startsWith("*");
}
