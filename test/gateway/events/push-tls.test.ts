// Tests of pushes over TLS, to servers with a trusted and with an unknown CA.
import { spawn } from "node:child_process";
import { request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "tap";
import { loadCertificates } from "../../../src/tls/certificates.ts";
import { buildExecutable } from "../../support/executable.ts";
import { openGateway, ROOT } from "../../support/gateway.ts";
import { openReceiver } from "../../support/receiver.ts";
import { until, waitForEvent } from "../../support/waiting.ts";

const MAIN = await buildExecutable();
const SERVE = ["serve", "--port", "0", "--http-port", "0", "--control-port", "off", "--log-format", "json"];

// A process reads its trusted CAs when it starts, so this simulator runs in a separate process.
test("events are pushed to a server whose CA is in NODE_EXTRA_CA_CERTS", async (t) => {
  const made = await loadCertificates({ isInMemory: true });
  const folder = t.testdir({ "ca.pem": made.ca });
  const receiver = await openReceiver(t, undefined, made);
  const child = spawn(process.execPath, [MAIN, ...SERVE, "--certs-dir", join(folder, "certs")], {
    env: { PATH: process.env["PATH"], HOME: folder, NODE_EXTRA_CA_CERTS: join(folder, "ca.pem") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.teardown(() => child.kill("SIGKILL"));
  const [line] = await waitForEvent(createInterface(child.stdout), "line");
  const { http } = JSON.parse(line) as { http: string };
  const signIn = request(`${http}${ROOT}/onlineagent/101`, { method: "PUT" });
  signIn.end(
    JSON.stringify({ password: "secret", phonenum: "40038", callBackUri: receiver.url, serviceToken: "token" }),
  );
  await receiver.waitForPushes(1);
  t.strictSame(receiver.listTypes(), [["AgentOther_InService", "AgentState_Ready"]]);
});

test("a push to a server with an untrusted CA fails and sends nothing", async (t) => {
  const receiver = await openReceiver(t, undefined, await loadCertificates({ isInMemory: true }));
  const { client, center } = await openGateway(t, { settings: { pushRetry: "1ms", pushGiveUp: "1ms" } });
  await client(101).signIn({ callBackUri: receiver.url, serviceToken: "token" });
  await until(() => center.agent(101)?.session === undefined);
  t.hasStrict(center.log.recent().at(-1)?.event, { type: "signedOut", signOutCause: "pushFailed" });
  t.strictSame(receiver.pushes, []);
});
