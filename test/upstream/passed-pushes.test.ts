// Tests of a real gateway's pushes to the simulator's address: what the client gets, what the gateway gets, and the tape.
import { readFileSync } from "node:fs";
import { test } from "tap";
import { beginIncomingCall } from "../../src/core/index.ts";
import { runToEnd } from "../cli/command.ts";
import { TOKEN } from "../support/pushing.ts";
import { ACKNOWLEDGED } from "../support/receiver.ts";
import { until } from "../support/waiting.ts";
import { openPass, sendRaw } from "./open-pass.ts";
import { openPushed } from "./open-pushed.ts";
import { ACCEPTED, ACKNOWLEDGMENT, openRaw, REFUSED, sendToEnd, writePush } from "./raw-pushes.ts";

test("the client's server gets an event through the simulator's address, and the tape has it", async (t) => {
  const { signIn, send, real, receiver, listTapedPushes, readUri, http, stop } = await openPushed(t);
  t.match(await signIn(), /"retcode":"0"/);
  t.match(await send("POST", "onlineagent/101/resetskill/true"), /"retcode":"0"/);
  real.center.perform(beginIncomingCall, { from: "13812345678", to: { queue: 25 } });
  await until(() => receiver.listTypes().flat().includes("AgentEvent_Ringing"));
  t.match(readUri(), new RegExp(`^${http}/ccgw-push/[\\w-]{32}$`));
  t.match(receiver.pushes[0], { method: "POST", path: "/events", headers: { service_token: TOKEN } });
  t.equal(receiver.pushes[0]?.headers["host"], new URL(receiver.url).host);
  await until(() => listTapedPushes().length === receiver.pushes.length);
  await stop();
  t.hasStrict(listTapedPushes()[0], {
    exchange: 2,
    isPush: true,
    end: "answered",
    request: {
      method: "POST",
      url: "/xxxxxx",
      body: '{"workNo":"101","eventList":[{"eventType":"AgentOther_InService","workNo":"101","content":null},{"eventType":"AgentState_Ready","workNo":"101","content":null}]}',
    },
    answer: { status: 200, body: '{"message":"","retcode":"0"}' },
  });
  t.match(JSON.stringify(listTapedPushes()), /AgentEvent_Ringing/);
  t.notMatch(JSON.stringify(listTapedPushes()), new RegExp(`13812345678|${TOKEN}|${readUri().slice(-32)}`));
});

test("a push and its answer are forwarded byte for byte, except that Host names the client's server", async (t) => {
  const { http, client, real, signIn, readExchanges } = await openRaw(t, ACCEPTED, [ACKNOWLEDGMENT]);
  const { body, uri } = await signIn();
  const [head = "", sent = ""] = real.requests[0]?.split("\r\n\r\n") ?? [];
  t.equal(sent, body.replace(`${client.url}/own/path?a=1&b`, uri), "only the address is replaced");
  t.equal(head.split("\r\n")[2], `content-LENGTH: ${sent.length}`);
  const { socket, answer } = await sendRaw(http, writePush(new URL(uri).pathname), "0 }");
  socket.destroy();
  t.equal(answer, ACKNOWLEDGMENT);
  t.strictSame(client.requests, [writePush("/own/path?a=1&b").replace("gateway-side", new URL(client.url).host)]);
  await until(() => readExchanges().length === 2);
  t.hasStrict(readExchanges()[1], {
    isPush: true,
    request: {
      url: "/xxx/xxxx?x=x&x",
      headers: [
        ["content-TYPE", "application/json"],
        ["GUID", "00000001-0000-4000-8000-000000000000.Node1"],
        ["hOST", "xxxxxxxxxxxx"],
        ["service_Token", "***"],
        ["Connection", "keep-alive"],
        ["Content-length", "55"],
      ],
      body: '{ "workNo":"101", "eventList":[{"eventType":"xxx"}] }',
    },
    answer: { status: 200, body: '{"retcode": 0 }' },
  });
});

test("an unknown address gets 404, and so does that of a refused sign-in", async (t) => {
  const { http, client, signIn, readExchanges, waitForText } = await openRaw(t, REFUSED, [ACKNOWLEDGMENT]);
  const { uri } = await signIn();
  await until(() => readExchanges().length === 1);
  const statuses = [];
  for (const path of [
    new URL(uri).pathname,
    `/ccgw-push/${"a".repeat(32)}`,
    "/ccgw-push/",
    `${new URL(uri).pathname}/x`,
  ]) {
    const { socket, answer } = await sendRaw(http, writePush(path), "\r\n\r\n");
    socket.destroy();
    statuses.push(answer.split("\r\n")[0]);
  }
  t.strictSame(statuses, Array(4).fill("HTTP/1.1 404 Not Found"));
  t.strictSame(client.requests, []);
  t.match(await waitForText("HTTP 404"), /a push came to an unknown address, and got HTTP 404: agents who signed in/);
});

test("a push to a forbidden address is not sent, and the gateway's connection ends", async (t) => {
  const { http, signIn, readExchanges, waitForText } = await openRaw(t, ACCEPTED, []);
  for (const [named, why] of [
    ["http://169.254.1.1/events", "169.254.1.1:80 is a link-local address; --push-hosts 169.254.1.1 allows it"],
    [`${http}/agentgateway`, `${new URL(http).host} is a port of this simulator`],
  ] as const) {
    const { uri } = await signIn(named);
    t.match(uri, http);
    t.equal(await sendToEnd(http, writePush(new URL(uri).pathname)), "");
    const long = writePush(new URL(uri).pathname).replace(/th: \d+/, "th: 9000000");
    t.match(await sendToEnd(http, long), /^HTTP\/1\.1 413/, "nothing is read of a long body");
    t.match(await waitForText(why), `a push to the client of agent 20110 failed: pushes may not go there: ${why}`);
  }
  await until(() => readExchanges().length === 4);
  t.hasStrict(readExchanges().at(-1), { isPush: true, answer: null, end: "targetFailed" });
});

test("the tape has the side that ended a push: the gateway during an answer, or the client before one", async (t) => {
  const broken = ACKNOWLEDGMENT.slice(0, -4);
  const { http, client, signIn, readExchanges, waitForText } = await openRaw(t, ACCEPTED, [broken]);
  const { uri } = await signIn();
  const path = new URL(uri).pathname;
  const { socket: waiting, answer } = await sendRaw(http, writePush(path), "retcode");
  t.equal(answer, broken);
  // The gateway gives up, and the client sees that.
  waiting.destroy();
  await until(() => readExchanges().length === 2);
  t.equal(await sendToEnd(http, writePush(path)), "", "the client's server closes the connection without an answer");
  await until(() => readExchanges().length === 3);
  t.strictSame(
    readExchanges().map(({ isPush, end, answer }) => [isPush, end, answer?.status]),
    [
      [undefined, "answered", 200],
      [true, "clientGone", 200],
      [true, "targetFailed", undefined],
    ],
  );
  t.match(
    await waitForText("closed the connection"),
    /a push to the client of agent 20110 failed: 127\.0\.0\.1:\d+ closed/,
  );
  t.equal(client.requests.length, 2);
});

test("a push that the client refuses comes again, and the client gets every event once", async (t) => {
  let isRefusing = true;
  const { signIn, send, receiver, real, listTapedPushes } = await openPushed(t, {
    answering: () => (isRefusing ? { body: "no", status: 503 } : ACKNOWLEDGED),
  });
  await signIn();
  await receiver.waitForPushes(2);
  isRefusing = false;
  await until(() => real.center.state.agents.get(101)?.mailbox.waiting.length === 0);
  t.match(await send("POST", "onlineagent/101/saybusy"), /"retcode":"0"/);
  await until(() => receiver.listAcknowledgedEvents().length === 3);
  t.match(receiver.listAcknowledgedEvents().join(), /InService.*AgentState_Ready.*AgentState_SetNotReady_Success/);
  await until(() => listTapedPushes().length === receiver.pushes.length);
  t.equal(listTapedPushes()[0]?.answer?.status, 503);
});

test("pushes to the pushUrl of a sign-in also pass through the simulator's address", async (t) => {
  const { receiver, readUri, http, listTapedPushes } = await openPushed(t);
  const url = new URL(receiver.url);
  url.username = "ada";
  url.password = "s3cret";
  // Without a length, the body comes in chunks.
  const body = new Blob([JSON.stringify({ password: "secret", phonenum: "40101", pushUrl: url.href })]).stream();
  const signedIn = await fetch(`${http}/agentgateway/resource/onlineagent/101`, {
    method: "PUT",
    body,
    duplex: "half",
  });
  t.match(await signedIn.text(), /"retcode":"0"/);
  await receiver.waitForPushes(2);
  t.match(readUri(), `${http.replace("//", "//ada:s3cret@")}/ccgw-push/`);
  const credentials = Buffer.from("ada:s3cret").toString("base64");
  t.equal(receiver.pushes[0]?.headers["Authorization"], `Basic ${credentials}`);
  await until(() => listTapedPushes().length === 2);
  t.match(listTapedPushes()[0]?.request.body, '"event":{"eventType":"AgentOther_InService"');
  t.notMatch(JSON.stringify(listTapedPushes()), credentials);
});

test("without --push-address, pushes go straight to the client, and the log says once how to have them on the tape", async (t) => {
  const { signIn, receiver, readUri, waitForText, stop, readExchanges } = await openPushed(t, { more: [] });
  await signIn();
  await signIn({ pushUrl: receiver.url });
  await receiver.waitForPushes(1);
  t.equal(readUri(), receiver.url);
  await waitForText("a client asks for pushes");
  const { out } = await stop();
  t.equal(out.match(/use --push-address to have them on the tape/g)?.length, 1);
  t.equal(readExchanges().length, 2);
});

test("an address of another machine causes a warning if only this machine can connect to the gateway's ports", async (t) => {
  const readWarnings = async (...options: readonly string[]) => {
    const { stop } = await openPass(t, "http://127.0.0.1:9", options, t.testdir({}));
    return (await stop()).out.match(/--push-address: [^"]*/g);
  };
  const writeWarning = (host: string, listening: string) => [
    `--push-address: the gateway will push to ${host}, but only this machine can connect to --host ${listening}. Use --host 0.0.0.0, unless a proxy on this machine passes the pushes on`,
  ];
  t.strictSame(await readWarnings("--push-address", "10.0.0.5"), writeWarning("10.0.0.5", "127.0.0.1"));
  t.strictSame(
    await readWarnings("--host", "localhost", "--push-address", "https://sim.example:9443"),
    writeWarning("sim.example", "localhost"),
  );
  t.strictSame(
    await readWarnings("--host", "::1", "--push-address", "http://[2001:db8::1]:80"),
    writeWarning("2001:db8::1", "::1"),
  );
  for (const own of ["127.0.0.1", "localhost", "[::1]", "http://127.0.0.2:8080"]) {
    t.equal(await readWarnings("--push-address", own), null, own);
  }
  t.equal(await readWarnings("--host", "0.0.0.0", "--push-address", "10.0.0.5"), null);
});

test("a URL as --push-address can have another port, and a wrong address is refused", async (t) => {
  const { real, signIn } = await openRaw(t, ACCEPTED, [], ["--push-address", "https://proxy.example:9443/"]);
  await signIn();
  t.match(real.requests[0], /"callBackUri": "https:\/\/proxy\.example:9443\/ccgw-push\/[\w-]{32}"/);
  const problemsOf = async (...options: readonly string[]) =>
    (await runToEnd(["serve", "--certs-dir", t.testdir({}), ...options])).err.trim();
  t.equal(
    await problemsOf("--push-address", "10.0.0.5"),
    "--push-address is given without --upstream: use both, or neither",
  );
  t.match(
    await problemsOf("--upstream", "https://a", "--push-address", "http://a/b"),
    /^--push-address: "http:\/\/a\/b" is not a valid address for pushes: use a host such as 10\.0\.0\.5/,
  );
});

test("no personal data of a push, its address or its answer is on the tape", async (t) => {
  const text = '{"message":"canary","retcode":"0","canary":["canary"]}';
  const answer = `HTTP/1.1 200 OK\r\nX-Own: canary\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
  const { http, client, signIn, readExchanges, file } = await openRaw(t, ACCEPTED, [answer]);
  const { uri } = await signIn(`${client.url}/canary/20110?canary=canary&canary`);
  const body = JSON.stringify({
    workNo: "20110",
    canary: "canary",
    eventList: [
      { eventType: "AgentEvent_Ringing", workNo: "20110", content: { caller: "13812345678", callAppData: "canary" } },
    ],
  });
  const { socket } = await sendRaw(http, writePush(new URL(uri).pathname, body), '"canary"]');
  socket.destroy();
  await until(() => readExchanges().length === 2);
  t.match(readExchanges()[1]?.request.body, /AgentEvent_Ringing.*"caller":"13\d{9}"/);
  const canaries = ["20110", "13812345678", "8c2f4f0d", "a-token", uri.slice(-32), new URL(client.url).port];
  const tape = readFileSync(file, "utf8").replace(/canary\\":/g, "");
  t.strictSame(
    [...canaries, "canary"].filter((canary) => tape.includes(canary)),
    [],
  );
});
