// Returns the problems of a scenario's text as sentences, and lists the accepted values that these sentences name.
import { formatProblem } from "../../src/forms/problems.ts";
import { readScenario } from "../../src/scenario/reading/read-scenario.ts";

/** Returns each problem in one line, with the file s.yaml; `nothing is wrong` if there is none. */
export async function problemsOf(text: string): Promise<string[]> {
  const result = await readScenario({ text, file: "s.yaml" });
  return "problems" in result ? result.problems.map(formatProblem) : ["nothing is wrong"];
}

/** Returns the problems of a text of one line, without their places. */
export async function messagesOf(text: string): Promise<string[]> {
  return (await problemsOf(text)).map((problem) => problem.replace(/^s\.yaml:1:\d+: /, ""));
}

/** The accepted steps, as sentences list them. */
export const STEPS =
  "one of call, hangUp, outside, answer, reject, hold, retrieve, mute, unmute, callOut, preview, transfer, cancelTransfer, consult, threeWayCall, connect, conference, addParticipants, removeParticipants, holdParticipant, retrieveParticipant, muteParticipant, unmuteParticipant, changeParticipantMode, prolongConference, changePlaces, playSound, stopSound, answerConference, rejectConference, leaveConference, endConference, handOverChair, signIn, signOut, busy, " +
  "free, rest, endRest, work, endWork, inspect, stopInspecting, intercept, chat, say, answerChat, refuseChat, endChat, transferChat, beginChat, record, pauseRecording, resumeRecording, stopRecording, traffic, chatTraffic, autopilot, history, statistics, fault, clearFaults, wait, at, waitFor, " +
  "when, expect, repeat, parallel, choose";

/** The accepted templates, as sentences list them. */
export const TEMPLATES =
  "{{phone}}, {{name}}, {{variables.x}} for a variable x of the scenario, {{calls.c.callid}} (or from, called) for a call c of an " +
  "earlier step, or a method of faker such as {{faker.company.name}}";

/** The agents of the default center, as sentences list them. */
export const KNOWN_AGENTS = "its agents are 101, 102, 103, 104, 105, 106, 107, 108, 109, 110";

/** The states of an agent, as sentences list them. */
export const AGENT_STATES = "signedOut, idle, busy, rest, wrapUp, dialing, ringing, talking, inspecting";

/** The accepted events, as sentences describe them. */
export const EVENTS = "one of the gateway's, such as AgentEvent_Ringing, AgentEvent_Talking or AgentState_Ready";

/** The accepted operations, as sentences describe them. */
export const OPERATIONS = "one of the gateway's, such as login, answer, hold, release or sayBusy";

/** The form of a duration, as sentences describe it. */
export const DURATION = "a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h";

/** The forms of a distribution of durations, as sentences describe them. */
export const DISTRIBUTION =
  "a duration such as 3m, or {p50: 2m, p95: 6m}, or {exponential: 90s} (the mean), or a list of durations";
