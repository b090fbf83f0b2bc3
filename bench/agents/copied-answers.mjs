// Copies the simulator's answers to an agent's client, for the bare server that holds polls.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CAUSED_EVENTS, LAST_EVENT, ROOT, readEventType } from "../clients/agent-requests.mjs";
import { copyAnswer } from "../controls.mjs";
import { findLeaf, requestOnce } from "../subject.mjs";

/**
 * Copies the answers to a sign-in and to the polls after it, then stops the simulator.
 * @param {import("../child.mjs").Server} server a simulator in which the agent is signed out
 * @param {{ folder: string, certsDir: string, ca: string, agent: number, withEvents?: boolean }} what `withEvents`: copies also the changes
 *   between busy and idle with their events, and the answer to a poll without an event, which takes as long as the simulator holds it
 * @returns {Promise<string>} path of the configuration of the control
 */
export async function copyAnswers(server, { folder, certsDir, ca, agent, withEvents = false }) {
  const { gateway } = server.ready;
  let guid = "";
  const send = (method, path, body) =>
    requestOnce(gateway, ca, `${ROOT}${path}`, {
      method,
      headers: {
        ...(guid !== "" && { Guid: guid }),
        ...(body !== undefined && { "Content-Type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const poll = () => send("GET", `/agentevent/${agent}`);
  try {
    const signIn = await send("PUT", `/onlineagent/${agent}`, { password: "secret", phonenum: "1" });
    guid = signIn.headers.find(([header]) => header.toLowerCase() === "guid")?.[1] ?? "";
    if (guid === "") throw new Error(`the sign-in returned no Guid: ${signIn.body}`);
    const polls = [];
    while (polls.at(-1)?.body.includes(LAST_EVENT) !== true) polls.push(await poll());
    const changes = {};
    for (const [change, type] of withEvents ? Object.entries(CAUSED_EVENTS) : []) {
      const answer = await send("POST", `/onlineagent/${agent}/${change}`);
      const event = await poll();
      if (readEventType(event.body) !== type) throw new Error(`${change} caused another event: ${event.body}`);
      changes[change] = { answer: copyAnswer(answer), event: copyAnswer(event) };
    }
    const startedAt = performance.now();
    const hold = withEvents && { answer: copyAnswer(await poll()), ms: Math.round(performance.now() - startedAt) };
    const config = join(folder, "control.json");
    const answers = { signIn: copyAnswer(signIn), polls: polls.map((each) => copyAnswer(each)) };
    writeFileSync(config, JSON.stringify({ ...findLeaf(certsDir), ...answers, ...(withEvents && { changes, hold }) }));
    return config;
  } finally {
    await server.stop();
  }
}
