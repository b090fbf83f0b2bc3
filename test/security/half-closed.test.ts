// Clients that close their sending side: each request that they sent is answered, and held polls end at once.
import { test } from "tap";
import { lay, type Siege, written } from "./siege.ts";
import { ANSWERED, PATH, ROOT, SIGNED_OUT, speakHalfClosed, speakSecurely } from "./speaking.ts";

test("a client that closes its sending side gets its answers, on every port", async (t) => {
  const siege = await lay(t);
  const before = await siege.state();
  const signIn = written("PUT", `${ROOT}/onlineagent/102`, {}, '{"password":"wrong","phonenum":"40039"}');
  const open = { Connection: "keep-alive" };
  const twice = written("GET", PATH.gateway, open) + written("GET", PATH.gateway, open);
  t.match(await speakHalfClosed(siege, "gateway", written("GET", PATH.gateway, open)), SIGNED_OUT);
  t.match(await speakHalfClosed(siege, "gateway", signIn), /"retcode":"100-004"/);
  t.match(await speakHalfClosed(siege, "gateway", twice), /100-006.*100-006/s);
  t.match(await speakHalfClosed(siege, "control", written("GET", PATH.control, open)), ANSWERED.control);
  t.match((await speakSecurely(siege, twice, { isHalfClosed: true })).heard, /100-006.*100-006/s);
  t.match((await speakSecurely(siege, signIn, { isHalfClosed: true })).heard, /"retcode":"100-004"/);
  // One that takes its time: whether the client still reads is found out by writing to it.
  const verify = '{"operation":"getAgentEvent","times":{"min":1},"within":"300ms"}';
  const waited = await speakHalfClosed(siege, "control", written("POST", "/worlds/default/verify", {}, verify));
  t.match(waited, /^(?:HTTP\/1\.1 100 Continue\r\n\r\n)+HTTP\/1\.1 422 /);
  t.strictSame(await siege.goodClient(), ["0", 200]);
  t.strictSame(await siege.state(), before);
});

const EMPTY = /^HTTP\/1\.1 200 OK\r\n.*\{"message":"","retcode":"0"\}$/s;

/** Polls with clients that close their sending side, until nothing waits any more; returns all that was brought. */
async function drain(siege: Siege, poll: string): Promise<string> {
  const heard = await speakHalfClosed(siege, "gateway", poll);
  return EMPTY.test(heard) ? "" : heard + (await drain(siege, poll));
}

test("a held poll whose client closes its sending side is answered empty at once, and counts as aborted", async (t) => {
  const siege = await lay(t);
  const poll = written("GET", `${ROOT}/agentevent/102`, { Guid: await siege.signIn(102), Connection: "keep-alive" });
  await drain(siege, poll);
  t.match((await speakSecurely(siege, poll, { isHalfClosed: true })).heard, EMPTY);
  const aborted = siege.simulator.defaultWorld.journal.list({ operation: "getAgentEvent", phase: "aborted" });
  t.equal(aborted.length, 2);
});

test("so is one whose answer a fault delays: the event waits for the next poll", async (t) => {
  const siege = await lay(t);
  const poll = written("GET", `${ROOT}/agentevent/102`, { Guid: await siege.signIn(102), Connection: "keep-alive" });
  const fault = { operations: ["getAgentEvent"], times: 1, effect: { delay: "10m" } };
  await siege.speak("control", written("POST", "/worlds/default/faults", {}, JSON.stringify(fault)));
  t.match(await speakHalfClosed(siege, "gateway", poll), EMPTY);
  t.match(await drain(siege, poll), /AgentState_Ready/);
});

test("an answer that a fault stalls ends when its client closes its sending side", async (t) => {
  const siege = await lay(t);
  await siege.speak("control", written("POST", "/worlds/default/faults", {}, '{"effect":"stall"}'));
  t.match(await speakHalfClosed(siege, "gateway", written("GET", PATH.gateway)), /^HTTP\/1\.1 200 OK\r\n/);
});

test("bytes in the middle of a request, and then no more", async (t) => {
  const siege = await lay(t);
  const cut = `PUT ${ROOT}/onlineagent/102 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{}`;
  t.match(await speakHalfClosed(siege, "gateway", cut), /The connection was closed in the middle of a request\.\n$/);
  t.match(siege.warnings, [/the connection was closed in the middle of a request/]);
});
