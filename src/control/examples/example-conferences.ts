// Example values of conferences and recordings in the OpenAPI document.
import { AGENT, CALL_ID, WORLD_TIME } from "./example-values.ts";

/** An agent in a conference. */
export const CONFERRING = { ...AGENT, session: { ...AGENT.session, calls: [], conference: 1_024_256 } };

const CHAIR = { agent: 101, state: "here", mode: "both", isHeld: false, enteredAt: WORLD_TIME };
const PHONE = { number: "13900000009", state: "ringing", mode: "both", isHeld: false, enteredAt: null };

/** A conference of an agent and a phone that rings. */
export const CONFERENCE = {
  id: 1_024_256,
  chair: 101,
  places: 4,
  begunAt: WORLD_TIME,
  length: "1h",
  isPlaying: false,
  participants: [CHAIR, PHONE],
};

/** That conference after the phone has left it or has not joined it. */
export const CONFERENCE_OF_CHAIR = { ...CONFERENCE, participants: [CHAIR] };

/** That conference after the phone has joined it. */
export const CONFERENCE_OF_TWO = {
  ...CONFERENCE,
  participants: [CHAIR, { ...PHONE, state: "here", enteredAt: WORLD_TIME }],
};

/** A finished recording. */
export const RECORDING = {
  id: "Yc1v1a101d20260105t0900000",
  file: "Y:/1/0/20260105/101/0900000.V3",
  state: "finished",
  agent: 101,
  call: CALL_ID,
  caller: "13900000001",
  called: "60025",
  queue: 25,
  begunAt: WORLD_TIME,
  endedAt: "2026-01-05T09:01:20.000Z",
  length: "80s",
};
