// Tests of clients that close their sending side: their requests are answered, and held polls end immediately.
import { test } from "tap";
import { ROOT } from "../support/client.ts";
import { type AttackedSimulator, openAttackedSimulator, writeRequest } from "./attacked-simulator.ts";
import { ANSWERS, PATH, SIGNED_OUT, sendHalfClosed, sendOverTls } from "./raw-requests.ts";

test("a client that closes its sending side gets all its answers, on every port", async (t) => {
  const target = await openAttackedSimulator(t);
  const before = await target.readState();
  const signIn = writeRequest("PUT", `${ROOT}/onlineagent/102`, {}, '{"password":"wrong","phonenum":"40039"}');
  const keepAlive = { Connection: "keep-alive" };
  const twice = writeRequest("GET", PATH.gateway, keepAlive) + writeRequest("GET", PATH.gateway, keepAlive);
  t.match(await sendHalfClosed(target, "gateway", writeRequest("GET", PATH.gateway, keepAlive)), SIGNED_OUT);
  t.match(await sendHalfClosed(target, "gateway", signIn), /"retcode":"100-004"/);
  t.match(await sendHalfClosed(target, "gateway", twice), /100-006.*100-006/s);
  t.match(await sendHalfClosed(target, "control", writeRequest("GET", PATH.control, keepAlive)), ANSWERS.control);
  t.match((await sendOverTls(target, twice, { isHalfClosed: true })).received, /100-006.*100-006/s);
  t.match((await sendOverTls(target, signIn, { isHalfClosed: true })).received, /"retcode":"100-004"/);
  // This answer takes a while. Only writing to the socket shows whether the client still reads.
  const verify = '{"operation":"getAgentEvent","times":{"min":1},"within":"300ms"}';
  const waited = await sendHalfClosed(target, "control", writeRequest("POST", "/worlds/default/verify", {}, verify));
  t.match(waited, /^(?:HTTP\/1\.1 100 Continue\r\n\r\n)+HTTP\/1\.1 422 /);
  t.strictSame(await target.sendAsGoodClient(), ["0", 200]);
  t.strictSame(await target.readState(), before);
});

const EMPTY = /^HTTP\/1\.1 200 OK\r\n.*\{"message":"","retcode":"0"\}$/s;

/** Polls with clients that close their sending side until a poll is answered empty. Returns the answers before that. */
async function drain(target: AttackedSimulator, poll: string): Promise<string> {
  const received = await sendHalfClosed(target, "gateway", poll);
  return EMPTY.test(received) ? "" : received + (await drain(target, poll));
}

test("a held poll is answered empty and counts as aborted when its client closes the sending side", async (t) => {
  const target = await openAttackedSimulator(t);
  const poll = writeRequest("GET", `${ROOT}/agentevent/102`, {
    Guid: await target.signIn(102),
    Connection: "keep-alive",
  });
  await drain(target, poll);
  t.match((await sendOverTls(target, poll, { isHalfClosed: true })).received, EMPTY);
  const aborted = target.simulator.defaultWorld.journal.list({ operation: "getAgentEvent", phase: "aborted" });
  t.equal(aborted.length, 2);
});

test("a delayed poll is answered empty when its client closes the sending side, and the next poll gets the event", async (t) => {
  const target = await openAttackedSimulator(t);
  const poll = writeRequest("GET", `${ROOT}/agentevent/102`, {
    Guid: await target.signIn(102),
    Connection: "keep-alive",
  });
  const fault = { operations: ["getAgentEvent"], times: 1, effect: { delay: "10m" } };
  await target.sendText("control", writeRequest("POST", "/worlds/default/faults", {}, JSON.stringify(fault)));
  t.match(await sendHalfClosed(target, "gateway", poll), EMPTY);
  t.match(await drain(target, poll), /AgentState_Ready/);
});

test("an answer stalled by a fault ends when its client closes the sending side", async (t) => {
  const target = await openAttackedSimulator(t);
  await target.sendText("control", writeRequest("POST", "/worlds/default/faults", {}, '{"effect":"stall"}'));
  t.match(await sendHalfClosed(target, "gateway", writeRequest("GET", PATH.gateway)), /^HTTP\/1\.1 200 OK\r\n/);
});

test("a request that ends in the middle is refused with a reason", async (t) => {
  const target = await openAttackedSimulator(t);
  const cut = `PUT ${ROOT}/onlineagent/102 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{}`;
  t.match(await sendHalfClosed(target, "gateway", cut), /The connection was closed in the middle of a request\.\n$/);
  t.match(target.warnings, { length: 1, 0: /the connection was closed in the middle of a request/ });
});
