// The words of the page for the states of agents, their clients, their calls and their recordings.
import type { BoardAgent, BoardCall, BoardRecording } from "../feeds/view.ts";

/** The word for each state of an agent. */
export const STATE_WORDS: Readonly<Record<string, string>> = {
  signedOut: "signed out",
  idle: "idle",
  busy: "busy",
  rest: "rest",
  wrapUp: "wrap-up",
  ringing: "ringing",
  dialing: "dialing",
  talking: "talking",
  inspecting: "inspecting",
};

/** Returns what acts as the client of an agent, as a short word and a sentence. */
export function describeClient({ session, autopilot }: BoardAgent): {
  readonly word: string;
  readonly sentence: string;
} {
  if (session === null) return { word: "", sentence: "No client has signed in." };
  if (session.played) {
    return autopilot
      ? { word: "auto", sentence: "The simulator plays this agent: it answers automatically." }
      : { word: "played", sentence: "The page or a test has signed it in: answer for it here." };
  }
  if (session.pushed) return { word: "push", sentence: "Its client gets events by push." };
  return session.polling
    ? { word: "poll", sentence: "Its client is connected: it holds a poll." }
    : { word: "client", sentence: "Its client has signed in and holds no poll now." };
}

/** Returns the other side of a call for an agent: the outside number; without one, the other agent; without both, the caller. */
export function otherSideOf({ outside, legs, from }: BoardCall, agent: number): string {
  const other = legs.find((leg) => leg.agent !== agent);
  return outside[0]?.number ?? (other === undefined ? from : `agent ${other.agent}`);
}

/** Returns how many recordings run, are paused and have finished, such as `2 running, 1 paused, 4 finished`. */
export function countRecordings(current: Iterable<Pick<BoardRecording, "state">>, finished: number): string {
  const all = [...current];
  const paused = all.filter(({ state }) => state === "paused").length;
  return `${all.length - paused} running, ${paused === 0 ? "" : `${paused} paused, `}${finished} finished`;
}
