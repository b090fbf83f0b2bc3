// Writes lists of agents as JSON, because a VDN has thousands and JSON.stringify would take most of the time of an answer.
import type { AgentObject } from "./agent-object.ts";

type Skills = readonly Readonly<AgentObject["skilllist"][number]>[];

/** An agent of a list, perhaps with its group's name once more. */
type ListedAgent = Readonly<Omit<AgentObject, "skilllist" | "callids">> & {
  readonly skilllist: Skills;
  readonly groupName?: string;
};

/** The length of a piece of text, in characters: V8 copies a text of many parts much faster while it is short. */
const PIECE_LENGTH = 16_384;

/** Returns a list of agents as JSON text, in pieces. Joined, they are the same as JSON.stringify writes. */
export function writeAgents(agents: readonly ListedAgent[]): string[] {
  const pieces: string[] = [];
  let piece = "[";
  let separator = "";
  for (const agent of agents) {
    piece += separator + writeAgent(agent);
    separator = ",";
    if (piece.length < PIECE_LENGTH) continue;
    pieces.push(piece);
    piece = "";
  }
  pieces.push(`${piece}]`);
  return pieces;
}

/** The text of an agent around its time. */
interface AroundTime {
  readonly before: string;
  readonly after: string;
}

const written = new WeakMap<ListedAgent, AroundTime>();

/** Returns an agent as JSON text. Only the time of an agent object changes. */
function writeAgent(agent: ListedAgent): string {
  let around = written.get(agent);
  if (around === undefined) {
    around = writeAroundTime(agent);
    written.set(agent, around);
  }
  return around.before + agent.currentstatetime + around.after;
}

function writeAroundTime(agent: ListedAgent): AroundTime {
  const group = quote(agent.groupname);
  const more = agent.groupName !== undefined ? `,"groupName":${group}` : "";
  const before =
    `{"workno":"${agent.workno}","name":${quote(agent.name)},"status":"${agent.status}","ctiStatus":"${agent.ctiStatus}",` +
    `"groupid":${agent.groupid},"groupname":${group},"skilllist":[${writeSkills(agent.skilllist)}],"mediatype":"${agent.mediatype}",` +
    `"vdnid":${agent.vdnid},"phonenumber":${quote(agent.phonenumber)},"currentstatetime":`;
  const after =
    `,"logindate":${agent.logindate},"callids":[],"inMultimediaConf":${agent.inMultimediaConf},` +
    `"currentStateReason":${agent.currentStateReason}${more}}`;
  // Reading a character makes V8 join the parts, once for all answers.
  before.charCodeAt(0);
  after.charCodeAt(0);
  return { before, after };
}

const writtenSkills = new WeakMap<Skills, string>();

/** Returns skills as JSON text. Each list is written once, because agents keep their skills over many requests. */
function writeSkills(skills: Skills): string {
  const known = writtenSkills.get(skills);
  if (known !== undefined) return known;
  // V8 copies a joined text faster than a concatenated one, which it stores in pieces.
  const text = skills
    .map(({ name, id, mediatype }) => `{"name":${quote(name)},"id":${id},"mediatype":${mediatype}}`)
    .join(",");
  writtenSkills.set(skills, text);
  return text;
}

/** Matches texts that need no escaping in JSON. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** Caches quoted texts, because each request writes the same names and numbers again. */
const quoted = new Map<string, string>();
const MAX_QUOTED = 50_000;

function quote(text: string): string {
  const known = quoted.get(text);
  if (known !== undefined) return known;
  if (quoted.size >= MAX_QUOTED) quoted.clear();
  const created = PLAIN.test(text) ? ['"', text, '"'].join("") : JSON.stringify(text);
  quoted.set(text, created);
  return created;
}
