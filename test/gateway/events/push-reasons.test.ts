// Tests of the reason of a failed push in log, journal and findings.
// Only mistakes of the client are findings about it.
import { createServer, type Server } from "node:net";
import { test } from "tap";
import { loadCertificates } from "../../../src/tls/certificates.ts";
import { openGateway } from "../../support/gateway.ts";
import { SIGNED_IN, signInWithPushTo, TOKEN, untilAllPushed } from "../../support/pushing.ts";
import { type Answer, openReceiver } from "../../support/receiver.ts";
import { until } from "../../support/waiting.ts";

/** Settings with which a failed push is not repeated during a test. */
const NO_RETRY = { settings: { pushRetry: "1h" } };

/** Answers to a push, each with its reason in the log and its status in the journal. */
const ANSWERS: readonly (readonly [Answer, sentence: string, status: number | undefined])[] = [
  [{ body: "", status: 204 }, "the answer is HTTP 204 instead of 200", 204],
  [{ body: '{"retcode":"0"}', status: 202 }, "the answer is HTTP 202 instead of 200", 202],
  [
    { body: "", status: 307, headers: { Location: "/elsewhere" } },
    "the answer is HTTP 307 instead of 200; redirects are not followed",
    307,
  ],
  [{ body: "" }, "the answer has no body: retcode 0 is expected in JSON", 200],
  [{ body: "<html>Bad Gateway</html>" }, 'the answer is not JSON: "<html>Bad Gateway</html>"', 200],
  [{ body: '{"message":"ok"}' }, "the answer has no retcode", 200],
  [{ body: '{"retcode":"1"}' }, 'the answer has retcode "1" instead of "0"', 200],
  [{ body: "x".repeat(70_000) }, "the answer has more than 64 KiB", 200],
  ["hang-up", "closed the connection before its answer was complete", undefined],
  ["half", "closed the connection before its answer was complete", undefined],
];

for (const [answer, sentence, status] of ANSWERS) {
  test(`a push without a valid acknowledgement has a reason and a finding: ${sentence}, ${JSON.stringify(answer).slice(0, 40)}`, async (t) => {
    const gateway = await openGateway(t, NO_RETRY);
    await signInWithPushTo(gateway, await openReceiver(t, () => answer));
    await until(() => gateway.warnings.length > 0);
    t.equal(gateway.warnings.length, 1);
    const [line = ""] = gateway.warnings;
    t.ok(line.startsWith("world default: a push to the client of agent 101 failed: "), line);
    t.ok(line.endsWith(`${sentence}.`), line);
    const [entry, ...more] = gateway.world.journal.list({ operation: "push" });
    t.match(entry, { method: "POST", agent: "101", status, phase: status === undefined ? "aborted" : "answered" });
    const reason = entry?.reason?.sentence ?? "none";
    t.ok(reason.endsWith(sentence), reason);
    t.strictSame(more, []);
    t.equal(gateway.world.journal.count, 1, "a push does not count as a request");
    const findings = gateway.world.findings.list();
    t.strictSame(
      findings.map(({ kind, severity, agent }) => [kind, severity, agent]),
      [["push-unanswered", "error", 101]],
    );
    const finding = findings[0]?.sentence ?? "none";
    t.ok(finding.endsWith(`${sentence}.`), finding);
  });
}

test("a byte order mark before the acknowledgement is accepted", async (t) => {
  const gateway = await openGateway(t, NO_RETRY);
  const receiver = await openReceiver(t, () => ({ body: '\uFEFF{"retcode":"0"}' }));
  await signInWithPushTo(gateway, receiver);
  await untilAllPushed(gateway);
  t.strictSame([receiver.listTypes(), gateway.warnings], [[SIGNED_IN], []]);
});

test("a push that reaches no server has a reason and a finding", async (t) => {
  const secure = await openReceiver(t, undefined, await loadCertificates({ isInMemory: true }));
  const plain = await openReceiver(t);
  const sshServer = await openListener((socket) => socket.end("SSH-2.0-OpenSSH\r\n"));
  t.teardown(() => sshServer.server.close());
  const closed = await openListener(() => {});
  await new Promise((done) => closed.server.close(done));
  for (const [uri, sentence, kind] of [
    [`http://127.0.0.1:${closed.port}/`, /^nothing listens at 127\.0\.0\.1:\d+$/, "push-unanswered"],
    [
      `http://127.0.0.1:${sshServer.port}/`,
      /^127\.0\.0\.1:\d+ does not answer with HTTP \(HPE_\w+\)$/,
      "push-unanswered",
    ],
    ["http://nowhere.invalid/", /^the host name "nowhere\.invalid" cannot be resolved \(E\w+\)$/, "push-not-sent"],
    [
      secure.url,
      /^the certificate of 127\.0\.0\.1:\d+ is not accepted: .* \([A-Z_]+\); NODE_EXTRA_CA_CERTS names/,
      "push-not-sent",
    ],
    [
      plain.url.replace("http:", "https:"),
      /^no TLS connection to 127\.0\.0\.1:\d+ could be made \(E\w+\): it may speak/,
      "push-not-sent",
    ],
    [
      "http://10.255.255.1/",
      /^pushes may not go there: 10\.255\.255\.1:80 is another host: pushes go only to this machine/,
      "push-not-sent",
    ],
  ] as const) {
    const gateway = await openGateway(t, NO_RETRY);
    await gateway.client(101).signIn({ callBackUri: uri, serviceToken: TOKEN });
    await until(() => gateway.warnings.length > 0);
    const [entry, ...more] = gateway.world.journal.list({ operation: "push" });
    t.match(entry?.reason?.sentence, sentence, uri);
    t.strictSame([entry?.status, more], [undefined, []], uri);
    t.strictSame(
      gateway.world.findings.list().map((finding) => finding.kind),
      [kind],
      uri,
    );
  }
});

test("a reason is logged once until another one occurs", async (t) => {
  const gateway = await openGateway(t, { settings: { pushRetry: "1ms" } });
  const receiver = await openReceiver(t, (_, nth) => ({ body: nth < 4 ? "no" : nth < 6 ? "" : '{"retcode":0}' }));
  await signInWithPushTo(gateway, receiver);
  await untilAllPushed(gateway);
  t.equal(gateway.warnings.length, 2);
  t.match(gateway.warnings, [/ failed: the answer is not JSON: "no"\.$/, / failed: the answer has no body: /]);
  t.strictSame(
    gateway.world.journal.list({ operation: "push" }).map(({ reason }) => reason !== undefined),
    [true, true, true, true, true, false],
  );
});

test("the password in a push address is masked in the journal", async (t) => {
  const gateway = await openGateway(t, NO_RETRY);
  const receiver = await openReceiver(t, () => ({ body: "no" }));
  const callBackUri = receiver.url.replace("//", "//ada:hidden@");
  await gateway.client(101).signIn({ callBackUri: `${callBackUri}?token=hidden`, serviceToken: "hidden" });
  await until(() => gateway.warnings.length > 0);
  t.notMatch(JSON.stringify([gateway.world.journal.list(), gateway.warnings, gateway.world.findings.list()]), "hidden");
});

for (const callBackUri of [
  "http://a%zz:b@127.0.0.1/",
  "http://a:%zz@127.0.0.1/",
  "http://127.0.0.1:0/",
  "ftp://127.0.0.1/",
]) {
  test(`a sign-in with the push address ${callBackUri} is refused with 100-001`, async (t) => {
    const { client } = await openGateway(t);
    t.equal((await client(101).signIn({ callBackUri, serviceToken: TOKEN })).body.retcode, "100-001");
    t.equal((await client(101).signIn({ pushUrl: callBackUri })).body.retcode, "100-001");
  });
}

/** Opens a TCP server on a free port. Returns it with its port. */
async function openListener(onSocket: Parameters<typeof createServer>[1]): Promise<{ server: Server; port: number }> {
  const server = createServer({}, onSocket);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { server, port: (server.address() as { port: number }).port };
}
