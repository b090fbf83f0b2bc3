// Builds and sends the requests of an agent's client: the sign-in, polls, and changes between busy and idle.
// Also runs actions in parallel.
import { buildRequest } from "./connection.mjs";

/** The path of the interfaces in the default world. */
export const ROOT = "/agentgateway/resource";

/** The last event of a sign-in. The next poll is held. */
export const LAST_EVENT = "AgentState_Ready";

/** The event that each request for another state causes. */
export const CAUSED_EVENTS = {
  saybusy: "AgentState_SetNotReady_Success",
  cancelbusy: "AgentState_CancelNotReady_Success",
};

/**
 * Signs an agent in.
 * @param {import("./connection.mjs").Connection} connection
 * @param {number} id
 * @param {string} [root] the path of the interfaces in its world
 * @returns {Promise<string>} its Guid; rejects if the sign-in is refused
 */
export async function signIn(connection, id, root = ROOT) {
  // Agents with the same phone would cause a finding each.
  const body = JSON.stringify({ password: "secret", phonenum: `4${id}` });
  const answer = await connection.request(buildRequest("PUT", `${root}/onlineagent/${id}`, { body }));
  const guid = answer.head.match(/^guid: *(\S+)$/im)?.[1];
  if (guid === undefined) throw new Error(`the sign-in of agent ${id} returned no Guid: ${answer.body}`);
  return guid;
}

/**
 * Returns the text of a poll.
 * @param {number} id of the agent
 * @param {string} guid
 * @returns {string}
 */
export function buildPoll(id, guid) {
  return buildRequest("GET", `${ROOT}/agentevent/${id}`, { guid });
}

/**
 * Returns the text of a request that makes an agent busy or idle.
 * @param {number} id
 * @param {string} guid
 * @param {"saybusy" | "cancelbusy"} what
 * @returns {string}
 */
export function buildStateRequest(id, guid, what) {
  return buildRequest("POST", `${ROOT}/onlineagent/${id}/${what}`, { guid });
}

/**
 * Polls until the client has all events of the sign-in.
 * @param {import("./connection.mjs").Connection} connection
 * @param {string} poll see `buildPoll`
 * @returns {Promise<void>} rejects if a poll is refused
 */
export async function takeSignInEvents(connection, poll) {
  for (;;) {
    const { body } = await connection.request(poll);
    const type = readEventType(body);
    if (type === undefined) throw new Error(`a poll returned no event: ${body}`);
    if (type === LAST_EVENT) return;
  }
}

/** Returns the type of the event in an answer; undefined if it has none. @param {string} body @returns {string | undefined} */
export function readEventType(body) {
  return body.match(/"eventType":"(\w+)"/)?.[1];
}

/**
 * Runs an action for each element, in several parallel lanes.
 * @template T
 * @param {readonly T[]} elements
 * @param {number} lanes the maximum number of actions at a time
 * @param {(element: T) => Promise<void>} act
 * @returns {Promise<void>} rejects if an action fails
 */
export async function runInLanes(elements, lanes, act) {
  const remaining = [...elements];
  const lane = async () => {
    for (let next = remaining.pop(); next !== undefined; next = remaining.pop()) await act(next);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
