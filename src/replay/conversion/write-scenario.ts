// Writes a session as the YAML of a scenario, with comments on acts that no step can perform.
import { Document, isCollection, isMap, isSeq, stringify } from "yaml";
import { type AgentId, formatDuration, type Instant } from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import type { SessionEntry } from "./session-script.ts";

/** A session, and the members of its scenario. */
export interface WrittenSession {
  readonly world: string;
  readonly start: Instant;
  readonly end: Instant;
  /** The members of the file before the steps. */
  readonly members: Readonly<Record<string, unknown>>;
  /** The steps of the scenario that the world played, in their written form. */
  readonly ownSteps: readonly unknown[];
  readonly entries: readonly SessionEntry[];
  /** The counters of each agent at the end, without those that are 0. */
  readonly counters: readonly { readonly agent: AgentId; readonly statistics: object }[];
  /** Sentences about parts of the session that no step can express, and that belong to no entry. */
  readonly gaps: readonly string[];
}

/** The shortest timeout of a step that waits for a client. */
const MIN_TIMEOUT_MS = 60_000;

/** The timeout of a step that waits for a client, as a multiple of the time that the client took. */
const TIMEOUT_FACTOR = 2;

/** Returns the text of the scenario. Equal sessions have equal texts. */
export function writeScenario(session: WrittenSession): string {
  const { world, start, end, members, ownSteps, gaps } = session;
  const about = [
    `The session of the world ${world} from ${formatInstant(start)} to ${formatInstant(end)}, made from its tape.`,
    `Play it with the same client: ccgw run FILE --wait-for-client${members["clock"] === "manual" ? " --clock 1x" : ""}`,
    ...gaps,
  ];
  const head = `${about.map((text) => `${writeComment(text)}\n`).join("")}${writeMembers(members)}`;
  const ofSession = [...writeSteps(session)];
  const own = ownSteps.length === 0 ? [] : writeOwnSteps(ownSteps);
  if (own.length === 0 && !ofSession.some(isStep)) return `${head}${indent(ofSession, 2)}steps: []\n`;
  return `${head}steps:\n${indent(joinSteps(own, ofSession), 2)}`;
}

/** Returns the lines of all steps. Those of the scenario and those of the session run at the same time. */
function joinSteps(own: readonly string[], ofSession: readonly string[]): readonly string[] {
  if (own.length === 0) return ofSession;
  if (!ofSession.some(isStep)) return [...own, ...ofSession];
  const lists = ["# The steps of the scenario.", ...toItem(own), "# The session.", ...toItem(ofSession)];
  return ["- parallel:", ...lists.map((line) => `    ${line}`)];
}

/** Returns a comment, without line breaks: a text of a client must not end it. */
function writeComment(text: string): string {
  return `# ${text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")}`;
}

function isStep(line: string): boolean {
  return !line.startsWith("#");
}

/** Returns the lines of a list as an item of another list. */
function toItem(lines: readonly string[]): string[] {
  return lines.map((line, i) => `${i === 0 ? "- " : "  "}${line}`);
}

/** Returns the lines of the steps of a scenario, with each step that has no inner steps on one line. */
function writeOwnSteps(steps: readonly unknown[]): string[] {
  const document = new Document(steps, { aliasDuplicateObjects: false });
  putOnOneLine(document.contents);
  return writeLines(document);
}

/** Returns the lines of a document, with the spaces of a formatter: `{ queues: [25] }`. */
function writeLines(document: Pick<Document, "toString">): string[] {
  const lines = document.toString({ lineWidth: 0 }).trimEnd().split("\n");
  return lines.map((line) => (ONE_LINE.test(line) ? trimBrackets(line) : line));
}

/** A line that holds a whole list or object. In other lines, brackets can be a part of a text. */
const ONE_LINE = /^(?: *- )*(?: *\w+: )?[[{]/;

/** Removes the spaces inside the brackets of lists, but not inside quotes. */
function trimBrackets(line: string): string {
  return line.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[ | \]/g, (found) =>
    found === "[ " || found === " ]" ? found.trim() : found,
  );
}

/** Puts each member of the objects in a list on one line, unless it has such a list itself. */
function putOnOneLine(node: unknown): void {
  if (isSeq(node) && node.items.some(isCollection)) node.items.forEach(putMembersOnOneLine);
  else if (isMap(node) && node.items.some(({ value }) => hasObjects(value))) putMembersOnOneLine(node);
  else if (isCollection(node)) node.flow = true;
}

function putMembersOnOneLine(node: unknown): void {
  if (isMap(node)) for (const { value } of node.items) putOnOneLine(value);
  else putOnOneLine(node);
}

/** Returns whether there is a list of objects or lists in a node. */
function hasObjects(node: unknown): boolean {
  if (isSeq(node)) return node.items.some(isCollection);
  return isMap(node) && node.items.some(({ value }) => hasObjects(value));
}

/** Writes the members of a file, with each object of the center, such as a queue or an agent, on a line. */
function writeMembers(members: WrittenSession["members"]): string {
  const document = new Document(members, { aliasDuplicateObjects: false });
  const center = document.get("center");
  for (const { value } of isMap(center) ? center.items : []) {
    for (const item of isSeq(value) ? value.items : [value]) if (isMap(item)) item.flow = true;
  }
  return `${writeLines(document).join("\n")}\n`;
}

/** Yields the lines of the steps of a session. */
function* writeSteps({ start, end, entries, counters }: WrittenSession): Generator<string, void> {
  let now = start;
  for (const entry of entries) {
    const { at } = entry;
    if (entry.kind === "gap") {
      yield writeComment(`${timeOf(at)}: ${entry.sentence}.`);
      continue;
    }
    if (entry.kind === "request") {
      const { operation, agent, note } = entry;
      const timeout = formatDuration(Math.max(MIN_TIMEOUT_MS, TIMEOUT_FACTOR * Math.ceil((at - now) / 1_000) * 1_000));
      const who = agent === undefined ? {} : { agent };
      for (let i = 0; i < entry.ofSteps; i++) yield writeStep("waitFor", { operation, ...who }, "by the step above");
      yield writeStep("waitFor", { operation, ...who, timeout }, note);
    } else {
      yield* writeWait(at, now);
      if (entry.after !== undefined) yield writeStep("expect", entry.after, "after everything else at this instant");
      for (const step of entry.steps)
        for (const [name, members] of Object.entries(step)) yield writeStep(name, members);
    }
    now = at;
  }
  yield* writeWait(end, now);
  for (const { agent, statistics } of counters) yield writeStep("expect", { agent, statistics });
}

function* writeWait(at: Instant, now: Instant): Generator<string, void> {
  if (at > now) yield `- wait: ${formatDuration(at - now)} # until ${timeOf(at)}`;
}

/** Returns a step on one line. `note`: a comment after it. */
function writeStep(name: string, members: object, note?: string): string {
  const written = trimBrackets(stringify(members, { collectionStyle: "flow", lineWidth: 0 }).trimEnd());
  return `- ${name}: ${written}${note === undefined ? "" : ` ${writeComment(note)}`}`;
}

/** Returns the time of day, without milliseconds if they are 0: `09:00:05`. */
function timeOf(at: Instant): string {
  return formatInstant(at)
    .slice(11, -1)
    .replace(/\.000$/, "");
}

function indent(lines: readonly string[], spaces: number): string {
  return lines.map((line) => `${" ".repeat(spaces)}${line}\n`).join("");
}
