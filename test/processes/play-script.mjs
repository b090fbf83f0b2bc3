// Plays the clients of one scenario in a world of its own, by the clock of that world alone: the same answers lead to the same requests.

import { PARTS } from "./client-scripts.mjs";
import { openLine } from "./recorded-connection.mjs";

const ROOT = "/agentgateway/resource";

/** Trouble that passes only with time on the wall: a client that waited for it would compare the machine it runs on. */
const TAKES_TIME = ["delay", "stall"];

/** Polls are not held, so that an answer says what there is at this moment; counters are told at any time. */
const SETTINGS = { pollHold: "0s", statisticsOutsideCall: "answer" };

/** What an agent is told who has been signed in elsewhere, or signed out. */
const TURNED_OUT = ["000-003", "100-006"];

/**
 * Plays a scenario to the end of its part; `name` is that of the client and of its world.
 * @param {{ gateway: string, control: string, ca: string }} simulator
 * @param {string} name
 * @param {string} scenario
 * @returns {Promise<{ answers: unknown[][], end: unknown[][], sent: number }>} all that the gateway answered, how the world stood at the end, and how many requests went to the gateway
 */
export async function play(simulator, name, scenario) {
  const part = PARTS[scenario];
  if (part === undefined)
    throw new Error(`the scenario ${scenario} has no part: write what its clients do in client-scripts.mjs`);
  const answers = [];
  const end = [];
  // A world can be named in either way; one client keeps to one of them.
  const byHeader = name.endsWith("1") || name.endsWith("5");
  const line = openLine(`${simulator.gateway}${byHeader ? "" : `/w/${name}`}${ROOT}`, answers, {
    ca: simulator.ca,
    headers: byHeader ? { "X-CCGW-World": name } : {},
  });
  const control = openLine(`${simulator.control}/worlds`, end);
  await control.send("POST", "", { name, scenario, clock: "manual", settings: SETTINGS });
  const agents = (part.agents ?? [101]).map((id) => new Player(id, line, part));
  for (const agent of agents) await agent.begin();
  await leaveOutWhatTakesTime(control, name);
  for (let step = 1; step <= part.steps; step += 1) {
    await control.send("POST", `/${name}/clock/advance`, { by: part.step });
    for (const agent of agents) await agent.step(step);
  }
  for (const what of ["", "/agents", "/calls", "/clock", "/faults", "/scenario", "/settings"]) {
    await control.send("GET", `/${name}${what}`);
  }
  await control.send("DELETE", `/${name}`);
  line.close();
  control.close();
  return { answers, end, sent: line.sent };
}

async function leaveOutWhatTakesTime(control, name) {
  const { body } = await control.send("GET", `/${name}/faults`);
  for (const { id, rule } of body.faults) {
    if (Object.keys(rule.effect).some((one) => TAKES_TIME.includes(one)))
      await control.send("DELETE", `/${name}/faults/${id}`);
  }
}

/** A program that speaks for one agent. */
class Player {
  constructor(id, line, part) {
    this.id = id;
    this.line = line;
    this.part = part;
    this.guid = "";
    /** How many events of each type have come. */
    this.came = new Map();
    this.ringing = new Set();
    this.left = part.unanswered ?? 0;
    this.now = 0;
    this.isBack = false;
    this.deeds = [];
  }

  async ask(method, path, body) {
    const headers = this.guid === "" ? {} : { Guid: this.guid };
    const answer = await this.line.send(method, `/${path.replace("{}", this.id)}`, body, headers);
    // A Guid may come with any answer; who signs in, or polls where they rotate, goes on with the new one.
    if (answer.guid !== undefined) this.guid = answer.guid.replace("JSESSIONID=", "");
    return answer.body;
  }

  async begin(force = "") {
    this.guid = "";
    const body = { password: "secret", phonenum: `4${this.id}`, autoanswer: false, ...this.part.signIn };
    await this.ask("PUT", `onlineagent/{}${force}`, body);
    await this.ask("POST", "onlineagent/{}/resetskill/true");
    this.plan(this.part.first ?? []);
    await this.fetch();
  }

  /** What is done each time the clock has gone on. */
  async step(now) {
    this.now = now;
    await this.fetch();
    while (this.deeds.some(({ at }) => at <= now)) {
      const due = this.deeds.filter(({ at }) => at <= now);
      this.deeds = this.deeds.filter(({ at }) => at > now);
      for (const { method, path, body } of due) await this.ask(method, path, body);
      await this.fetch();
    }
    if (now % 3 === 0) await this.ask("GET", "onlineagent/{}/agentstatus");
    if (now % 3 === 1) await this.ask("GET", "calldata/{}/statistics");
  }

  /** Polls until nothing is left; who has been turned out signs in again, once. */
  async fetch() {
    for (;;) {
      const body = await this.ask("GET", "agentevent/{}");
      if (TURNED_OUT.includes(body?.retcode) && !this.isBack) {
        this.isBack = true;
        return this.begin("/forcelogin");
      }
      if (body?.event === undefined) return;
      this.take(body.event);
    }
  }

  take({ eventType, content }) {
    const nth = (this.came.get(eventType) ?? 0) + 1;
    this.came.set(eventType, nth);
    this.plan(this.part.on?.[eventType]?.(content ?? {}, nth) ?? []);
    if (eventType !== "AgentEvent_Ringing" || this.ringing.has(content.callid)) return;
    this.ringing.add(content.callid);
    if (this.left > 0) this.left -= 1;
    else this.plan([[this.part.answer ?? 1, "PUT", "voicecall/{}/answer"]]);
  }

  plan(deeds) {
    for (const [steps, method, path, body] of deeds) this.deeds.push({ at: this.now + steps, method, path, body });
  }
}
