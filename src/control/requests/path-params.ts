// Finds the agents, queues, calls, chats, conferences and recordings that paths name, and builds paths.
import * as z from "zod";
import {
  type Agent,
  type Call,
  type Chat,
  type ChatRecord,
  type Conference,
  makeRecordingId,
  type Queue,
  type Recording,
} from "../../core/index.ts";
import { mapDefined } from "../../forms/optional-members.ts";
import { show } from "../../forms/wording.ts";
import { readRecordId } from "../../words/recording-names.ts";
import type { World } from "../../world/world.ts";
import { createProblem, type Problem } from "../problem.ts";

/** The schema of the path parameter of an agent. */
export const agentParams = z.object({ agent: z.string().describe("Id of an agent, such as 101.") });

/** The schema of the path parameter of a queue. */
export const queueParams = z.object({ queue: z.string().describe("Id of a queue, such as 25.") });

/** The schema of the path parameter of a call. */
export const callParams = z.object({ call: z.string().describe("Id of a call, such as 1767603600-1.") });

/** The schema of the path parameter of a chat. */
export const chatParams = z.object({ chat: z.string().describe("Id of a chat, such as 1767603600-2.") });

/** The schema of the path parameter of a conference. */
export const conferenceParams = z.object({ conference: z.string().describe("Id of a conference, such as 1024256.") });

/** The schema of the path parameter of a recording. */
export const recordingParams = z.object({
  recording: z.string().describe("Id of a finished recording, such as Yc1v1a101d20260105t0900000."),
});

/** Returns the whole number above 0, of at most nine digits, that a path has as an id; undefined for any other text. */
export function readIdInPath(written: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(written) ? Number(written) : undefined;
}

/** Returns the path of a world. */
export function pathOfWorld({ name }: World): string {
  return `/worlds/${encodeURIComponent(name)}`;
}

/** Returns the path of a world's agents. */
export function pathOfAgents(world: World): string {
  return `${pathOfWorld(world)}/agents`;
}

/** Returns the path of a world's calls. */
export function pathOfCalls(world: World): string {
  return `${pathOfWorld(world)}/calls`;
}

/** Returns the path of a world's chats. */
export function pathOfChats(world: World): string {
  return `${pathOfWorld(world)}/chats`;
}

/** Returns the path of a world's conferences. */
export function pathOfConferences(world: World): string {
  return `${pathOfWorld(world)}/conferences`;
}

/** Returns the agent of a path, or the problem that it doesn't exist. */
export function findAgent(world: World, written: string): Agent | Problem {
  const agent = mapDefined(readIdInPath(written), (id) => world.center.agent(id));
  const where = `GET ${pathOfAgents(world)} lists the agents`;
  return agent ?? createProblem("unknown-agent", `The center has no agent ${show(written)}: ${where}.`);
}

/** Returns the queue of a path, or the problem that it doesn't exist. */
export function findQueue(world: World, written: string): Queue | Problem {
  const queue = mapDefined(readIdInPath(written), (id) => world.center.state.queues.get(id));
  const where = `GET ${pathOfWorld(world)}/queues lists the queues`;
  return queue ?? createProblem("unknown-queue", `The center has no queue ${show(written)}: ${where}.`);
}

/** Returns the call of a path, or the problem that it doesn't exist or is over. */
export function findCall(world: World, id: string): Call | Problem {
  const call = world.center.call(id);
  const where = `GET ${pathOfCalls(world)} lists the calls in progress`;
  return call ?? createProblem("unknown-call", `There is no call ${show(id)}: it is over or never existed. ${where}.`);
}

/** Returns the chat of a path, active or over, or the problem that it doesn't exist. */
export function findChat(world: World, id: string): Chat | ChatRecord | Problem {
  const { chats, chatRecords } = world.center.state;
  const chat = chats.get(id) ?? chatRecords.findLast((record) => record.id === id);
  const where = `GET ${pathOfChats(world)} lists the active chats`;
  return (
    chat ?? createProblem("unknown-chat", `There is no chat ${show(id)}: it never existed or was dropped. ${where}.`)
  );
}

/** Returns the conference of a path, or the problem that it doesn't exist or is over. */
export function findConference(world: World, written: string): Conference | Problem {
  const found = mapDefined(readIdInPath(written), (id) => world.center.state.conferences.get(id));
  const where = `GET ${pathOfConferences(world)} lists the conferences`;
  const sentence = `There is no conference ${show(written)}: it is over or never existed. ${where}.`;
  return found ?? createProblem("unknown-conference", sentence);
}

/** Returns the finished recording of a path, or the problem that it doesn't exist. */
export function findRecording(world: World, id: string): Recording | Problem {
  const { recordings, vdn } = world.center.state;
  const named = readRecordId(vdn.id, id);
  const found = named && recordings.get(makeRecordingId(named.agent, named.namedAfter));
  const where = `GET ${pathOfWorld(world)}/recordings lists the recordings`;
  const sentence = `There is no finished recording ${show(id)}: it is not finished, it was dropped, or it never existed. ${where}.`;
  return found ?? createProblem("unknown-recording", sentence);
}
