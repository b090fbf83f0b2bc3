// Tests of the option --tape of serve: the file has the tape, and no file is replaced.
import { existsSync, readFileSync, statSync } from "node:fs";
import { type AddressInfo, createServer, Socket } from "node:net";
import { type Test, test } from "tap";
import { waitForEvent } from "../support/waiting.ts";
import { runToEnd, start } from "./command.ts";

const OPTIONS = ["--port", "0", "--http-port", "0", "--control-port", "0", "--clock", "manual"];
const QUIET = "settings: { pollHold: 0s }\ncenter: { agents: [ { id: 101, account: ada, password: first-canary } ] }\n";

/** Serves agent 101 with a tape file, and returns functions for requests. */
async function serveWithTape(t: Test) {
  const folder = t.testdir({ "quiet.yaml": QUIET });
  const file = `${folder}/run.tape`;
  const serving = start([`${folder}/quiet.yaml`, ...OPTIONS, "--certs-dir", `${folder}/certs`, "--tape", file]);
  const { http, control } = JSON.parse(await serving.ready);
  const sendTo =
    (base: string) =>
    async (method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(`${base}${path}`, {
        method,
        headers: { ...headers, ...(body && { "Content-Type": "application/json" }) },
        ...(body && { body: JSON.stringify(body) }),
      });
  return {
    file,
    sendToGateway: sendTo(`${http}/agentgateway/resource`),
    sendToControl: sendTo(`${control}/worlds/default`),
    readText: () => readFileSync(file, "utf8"),
    async stop() {
      serving.signal("SIGTERM");
      return serving.ended;
    },
  };
}

/** Returns the Guid of an answered sign-in as a header. */
function guidOf(response: Response): Record<string, string> {
  return { Guid: /JSESSIONID=(.*)/.exec(response.headers.get("set-guid") ?? "")?.[1] ?? "" };
}

test("the file has the lines of the tape before each answer, and only its owner can read it", async (t) => {
  const { file, sendToGateway, sendToControl, readText, stop } = await serveWithTape(t);
  const readTape = async () => (await sendToControl("GET", "/tape")).text();
  t.equal(statSync(file).mode & 0o777, 0o600);
  t.equal(readText(), await readTape());
  const guid = guidOf(await sendToGateway("PUT", "/onlineagent/101", { password: "first-canary", phonenum: "40101" }));
  t.match(readText(), /"input":1,.*"operation":"login"/);
  await sendToGateway("POST", "/onlineagent/101/saybusy", undefined, guid);
  await sendToGateway("POST", "/onlineagent/101/saybusy", undefined, { Guid: "wrong" });
  await sendToGateway("GET", "/agentevent/101", undefined, guid);
  await sendToGateway("GET", "/calldata/101/statistics", undefined, guid);
  await sendToControl("POST", "/calls", { from: "13800000001", to: { agent: 101 } });
  await sendToControl("POST", "/clock/advance", { by: "5s" });
  await sendToControl("POST", "/reset");
  await sendToControl("PATCH", "/agents/101", { signedIn: true });
  t.equal(readText(), await readTape());
  t.equal(readText().trimEnd().split("\n").length > 9, true);
  t.hasStrict(await stop(), { exitCode: 0, err: "" });
});

test("each kind of input is in the file before a byte of its answer is sent", async (t) => {
  const { sendToGateway, sendToControl, readText, stop } = await serveWithTape(t);
  let atAnswer: string | undefined;
  const { write } = Socket.prototype;
  t.teardown(() => Object.assign(Socket.prototype, { write }));
  Object.assign(Socket.prototype, {
    write(this: Socket, ...given: Parameters<typeof write>) {
      if (atAnswer === undefined && String(given[0]).startsWith("HTTP/1.1 ")) atAnswer = readText();
      return write.apply(this, given);
    },
  });
  /** Returns what a request has added to the file when its answer began. */
  const readAddedAtAnswer = async (send: () => Promise<Response>) => {
    const before = readText();
    atAnswer = undefined;
    const response = await send();
    await response.arrayBuffer();
    return { response, added: (atAnswer ?? "").slice(before.length) };
  };
  const signIn = { password: "first-canary", phonenum: "40101" };
  const { response, added } = await readAddedAtAnswer(() => sendToGateway("PUT", "/onlineagent/101", signIn));
  t.match(added, /"operation":"login".*"answer":\{"code":"0"/);
  const guid = guidOf(response);
  const kinds: [what: string, send: () => Promise<Response>, expected: RegExp][] = [
    ["refused", () => sendToGateway("PUT", "/onlineagent/101", signIn), /"input":null.*"answer":\{"code":"100-002"/],
    ["poll", () => sendToGateway("GET", "/agentevent/101", undefined, guid), /"operation":"getAgentEvent".*"code":"0"/],
    [
      "control",
      () => sendToControl("POST", "/calls", { from: "13800000001", to: { agent: 101 } }),
      /"path":"\/calls"[\s\S]*"code":"201"/,
    ],
    [
      "advance",
      () => sendToControl("POST", "/clock/advance", { by: "1s" }),
      /"path":"\/clock\/advance"[\s\S]*"code":"200"/,
    ],
    ["patch", () => sendToControl("PATCH", "/settings", { pollHold: "1s" }), /"path":"\/settings"[\s\S]*"code":"200"/],
    [
      "fault",
      () => sendToControl("POST", "/faults", { effect: { delay: "1s" } }),
      /"path":"\/faults"[\s\S]*"code":"201"/,
    ],
    ["no faults", () => sendToControl("DELETE", "/faults"), /"path":"\/faults"[\s\S]*"code":"204"/],
    ["refused control", () => sendToControl("DELETE", "/faults/9"), /"path":"\/faults\/9"[\s\S]*"code":"404"/],
    ["reset", () => sendToControl("POST", "/reset"), /"path":"\/reset"[\s\S]*"from":"reset"[\s\S]*"code":"200"/],
    [
      "scenario",
      () => sendToControl("PUT", "/scenario", { center: { agents: [{ id: 101 }] } }),
      /"path":"\/scenario"[\s\S]*"code":"200"/,
    ],
  ];
  for (const [what, send, expected] of kinds) t.match((await readAddedAtAnswer(send)).added, expected, what);
  const snapshot = (await (await sendToControl("GET", "/snapshot")).json()) as object;
  t.match(
    (await readAddedAtAnswer(() => sendToControl("PUT", "/snapshot", snapshot))).added,
    /"snapshot":\{[\s\S]*"code":"200"/,
    "restore",
  );
  await stop();
});

test("after a restore the file has the restored snapshot", async (t) => {
  const { sendToControl, readText, stop } = await serveWithTape(t);
  await sendToControl("PATCH", "/agents/101", { signedIn: true });
  await sendToControl("POST", "/clock/advance", { by: "5s" });
  const given = await (await sendToControl("GET", "/snapshot")).json();
  await sendToControl("PATCH", "/agents/101", { signedIn: false });
  await sendToControl("PUT", "/snapshot", given as object);
  const restored = (await (await sendToControl("GET", "/snapshot")).json()) as { at: string; seal: string };
  const lines = readText().trimEnd().split("\n");
  const at = lines.findIndex((line) => line.includes('"from":"restore"'));
  const { at: time, seal } = restored;
  t.same(JSON.parse(lines[at + 1] ?? ""), { at: time, snapshot: restored, seal });
  t.notOk(
    (await (await sendToControl("GET", "/tape")).text()).includes('"snapshot":{'),
    "the tape in memory has no snapshot",
  );
  await stop();
});

test("the file has no password and no token", async (t) => {
  const { sendToGateway, sendToControl, readText, stop } = await serveWithTape(t);
  const signIn = {
    password: "first-canary",
    phonenum: "40101",
    callBackUri: "http://user:canary-of-the-user@127.0.0.1:9/push?token=canary-of-the-url",
    serviceToken: "canary-of-the-body",
  };
  const guid = guidOf(await sendToGateway("PUT", "/onlineagent/101", signIn));
  await sendToGateway("POST", "/onlineagent/101/handshake", undefined, {
    ...guid,
    service_token: "canary-of-the-header",
  });
  await sendToGateway("PUT", "/onlineagent/101/heartbeat?token=canary-1&service_token=canary-2", undefined, guid);
  await sendToControl("PUT", "/snapshot", (await (await sendToControl("GET", "/snapshot")).json()) as object);
  const change = { oldPassword: "first-canary", newPassword: "Second-canary-2" };
  await sendToGateway("POST", "/onlineagent/101/modifyaccountpwdex", change, guid);
  const query = "oldpassword=Second-canary-2&newpassword=Third-canary-3&repassword=Third-canary-3";
  await sendToGateway("POST", `/onlineagent/101/modifyaccountpwd?${query}`, undefined, guid);
  await sendToGateway("DELETE", "/onlineagent/101/logout", undefined, guid);
  await sendToGateway("PUT", "/onlineagent/loginbyaccount", { account: "ada", password: "Third-canary-3" });
  await sendToGateway("PUT", "/onlineagent/101", { password: "wrong-canary", phonenum: "40101" });
  const scenario = {
    center: {
      agents: [
        { id: 101, password: "fourth-canary" },
        { id: 102, password: "canary-5" },
      ],
    },
  };
  await sendToControl("PUT", "/scenario", scenario);
  await stop();
  const operations = [...readText().matchAll(/"operation":"(\w+)"/g)].map(([, name]) => name);
  const sent = "login,handShake,heartbeat,modifyAccountPwdEx,modifyAccountPwd,logout,loginByAccount,login";
  t.equal(operations.join(), sent);
  t.notMatch(readText(), /canary/i);
});

test("an existing file and a missing folder are refused", async (t) => {
  const folder = t.testdir({ "old.tape": "kept" });
  const serve = (path: string) => runToEnd([...OPTIONS, "--certs-dir", `${folder}/certs`, "--tape", path]);
  t.same(await serve(`${folder}/old.tape`), {
    exitCode: 2,
    out: "",
    err: `--tape: ${folder}/old.tape already exists: use the path of a new file, because a tape never replaces a file\n`,
  });
  t.equal(readFileSync(`${folder}/old.tape`, "utf8"), "kept");
  t.same(await serve(`${folder}/none/new.tape`), {
    exitCode: 2,
    out: "",
    err: `--tape: ${folder}/none/new.tape is in a folder that does not exist: create the folder, or use another path\n`,
  });
  t.same(await serve(`${folder}/old.tape/new.tape`), {
    exitCode: 2,
    out: "",
    err: `--tape: ${folder}/old.tape/new.tape cannot be created: a part of the path is not a folder\n`,
  });
});

test("a simulator that does not start leaves no file", async (t) => {
  const other = createServer().listen(0, "127.0.0.1");
  t.teardown(() => other.close());
  await waitForEvent(other, "listening");
  const folder = t.testdir();
  const taken = ["--port", String((other.address() as AddressInfo).port), "--control-port", "0"];
  t.hasStrict(await runToEnd([...taken, "--certs-dir", `${folder}/certs`, "--tape", `${folder}/run.tape`]), {
    exitCode: 1,
  });
  t.notOk(existsSync(`${folder}/run.tape`));
});

test("--tape-fsync needs --tape, and writes the same lines", async (t) => {
  t.same(await runToEnd(["--tape-fsync"]), {
    exitCode: 2,
    out: "",
    err: "--tape-fsync is given without --tape: use both, or neither\n",
  });
  const folder = t.testdir();
  const environment = { CCGW_TAPE: `${folder}/run.tape`, CCGW_TAPE_FSYNC: "on" };
  const { ready, signal, ended } = start([...OPTIONS, "--certs-dir", `${folder}/certs`], environment);
  const { control } = JSON.parse(await ready);
  await fetch(`${control}/worlds/default/reset`, { method: "POST" });
  t.equal(readFileSync(environment.CCGW_TAPE, "utf8"), await (await fetch(`${control}/worlds/default/tape`)).text());
  signal("SIGTERM");
  t.equal((await ended).exitCode, 0);
});
