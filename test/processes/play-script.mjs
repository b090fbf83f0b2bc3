// Plays the script of the clients of one scenario in a separate world.
// Only the clock of the world matters, so all runs are the same.

import { CLIENT_SCRIPTS } from "./client-scripts.mjs";
import { openRecordedConnection } from "./recorded-connection.mjs";

const ROOT = "/agentgateway/resource";

/** Effects of faults that depend on wall time. They are removed, because the result would depend on the machine. */
const WALL_TIME_EFFECTS = ["delay", "stall"];

/** Polls are not held, so that a response shows the current state, and counters can be queried at any time. */
const SETTINGS = { pollHold: "0s", statisticsOutsideCall: "answer" };

/** Retcodes for agents that signed in elsewhere or were signed out. */
const SIGNED_OUT = ["000-003", "100-006"];

/**
 * Plays a scenario to the end of its script.
 * @param {{ gateway: string, control: string, ca: string }} simulator
 * @param {string} name the name of the client and of its world
 * @param {string} scenario
 * @returns {Promise<{ answers: unknown[][], end: unknown[][], sent: number }>} the responses of the gateway, the final state of
 * the world, and the number of requests to the gateway
 */
export async function play(simulator, name, scenario) {
  const script = CLIENT_SCRIPTS[scenario];
  if (script === undefined)
    throw new Error(`the scenario ${scenario} has no script: write what its clients do in client-scripts.mjs`);
  const answers = [];
  const end = [];
  // A world can be named in the path or in a header; each client uses one way.
  const byHeader = name.endsWith("1") || name.endsWith("5");
  const gateway = openRecordedConnection(`${simulator.gateway}${byHeader ? "" : `/w/${name}`}${ROOT}`, answers, {
    ca: simulator.ca,
    headers: byHeader ? { "X-CCGW-World": name } : {},
  });
  const control = openRecordedConnection(`${simulator.control}/worlds`, end);
  await control.send("POST", "", { name, scenario, clock: "manual", settings: SETTINGS });
  const agents = (script.agents ?? [101]).map((id) => new AgentClient(id, gateway, script));
  for (const agent of agents) await agent.begin();
  await removeWallTimeFaults(control, name);
  for (let step = 1; step <= script.steps; step += 1) {
    await control.send("POST", `/${name}/clock/advance`, { by: script.step });
    for (const [at, method, path, body] of script.customers ?? []) {
      if (at === step) await control.send(method, `/${name}${path}`, body);
    }
    for (const agent of agents) await agent.step(step);
  }
  for (const path of [
    "",
    "/agents",
    "/calls",
    "/chats",
    "/conferences",
    "/recordings",
    "/clock",
    "/faults",
    "/scenario",
    "/settings",
  ]) {
    await control.send("GET", `/${name}${path}`);
  }
  await control.send("DELETE", `/${name}`);
  gateway.close();
  control.close();
  return { answers, end, sent: gateway.sent };
}

/** Removes the faults of a world whose effects depend on wall time. */
async function removeWallTimeFaults(control, name) {
  const { body } = await control.send("GET", `/${name}/faults`);
  for (const { id, rule } of body.faults) {
    if (Object.keys(rule.effect).some((effect) => WALL_TIME_EFFECTS.includes(effect)))
      await control.send("DELETE", `/${name}/faults/${id}`);
  }
}

/** The client of one agent. */
class AgentClient {
  constructor(id, connection, script) {
    this.id = id;
    this.connection = connection;
    this.script = script;
    this.guid = "";
    /** The number of events of each type. */
    this.eventCounts = new Map();
    this.ringing = new Set();
    this.unanswered = script.unanswered ?? 0;
    this.now = 0;
    this.hasSignedInAgain = false;
    this.actions = [];
  }

  async send(method, path, body) {
    const form = typeof body === "string" ? { "Content-Type": "multipart/form-data; boundary=cut" } : {};
    const headers = this.guid === "" ? form : { Guid: this.guid, ...form };
    const answer = await this.connection.send(method, `/${path.replace("{}", this.id)}`, body, headers);
    // A response to a sign-in, or to a poll with rotating Guids, has a new Guid.
    if (answer.guid !== undefined) this.guid = answer.guid.replace("JSESSIONID=", "");
    return answer.body;
  }

  /** Signs the agent in, with the path of a forced sign-in if `force` has it, and polls until there are no more events. */
  async begin(force = "") {
    this.guid = "";
    const body = { password: "secret", phonenum: `4${this.id}`, autoanswer: false, ...this.script.signIn };
    await this.send("PUT", `onlineagent/{}${force}`, body);
    await this.send("POST", "onlineagent/{}/resetskill/true");
    this.plan(this.script.first ?? []);
    await this.pollAll();
  }

  /** Sends the requests of a step, after the clock was advanced. */
  async step(now) {
    this.now = now;
    await this.pollAll();
    while (this.actions.some(({ at }) => at <= now)) {
      const due = this.actions.filter(({ at }) => at <= now);
      this.actions = this.actions.filter(({ at }) => at > now);
      for (const { method, path, body } of due) await this.send(method, path, body);
      await this.pollAll();
    }
    if (now % 3 === 0) await this.send("GET", "onlineagent/{}/agentstatus");
    if (now % 3 === 1) await this.send("GET", "calldata/{}/statistics");
  }

  /** Polls until there are no more events. An agent that was signed out signs in again, once. */
  async pollAll() {
    for (;;) {
      const body = await this.send("GET", "agentevent/{}");
      if (SIGNED_OUT.includes(body?.retcode) && !this.hasSignedInAgain) {
        this.hasSignedInAgain = true;
        return this.begin("/forcelogin");
      }
      if (body?.event === undefined) return;
      this.handleEvent(body.event);
    }
  }

  handleEvent({ eventType, content }) {
    const nth = (this.eventCounts.get(eventType) ?? 0) + 1;
    this.eventCounts.set(eventType, nth);
    this.plan(this.script.on?.[eventType]?.(content ?? {}, nth) ?? []);
    if (eventType !== "AgentEvent_Ringing" || this.ringing.has(content.callid)) return;
    this.ringing.add(content.callid);
    if (this.unanswered > 0) this.unanswered -= 1;
    else this.plan([[this.script.answer ?? 1, "PUT", `voicecall/{}/answer?callid=${content.callid}`]]);
  }

  /** Adds actions, which are due some steps after the current one. */
  plan(actions) {
    for (const [steps, method, path, body] of actions) this.actions.push({ at: this.now + steps, method, path, body });
  }
}
