// Tests of failed TLS handshakes: the log names the likely cause.
import { execFile } from "node:child_process";
import { connect } from "node:net";
import { type ConnectionOptions, connect as connectSecurely } from "node:tls";
import { test } from "tap";
import { noCurl } from "../support/real-clients.ts";
import { until, waitForEvent } from "../support/waiting.ts";
import { type AttackedSimulator, openAttackedSimulator } from "./attacked-simulator.ts";
import { portOf } from "./raw-requests.ts";

/** Connects over TLS. Returns the code of the error. */
async function failHandshake(target: AttackedSimulator, options: ConnectionOptions): Promise<string> {
  const socket = connectSecurely({ port: portOf(target), host: "127.0.0.1", ...options });
  const [error] = (await waitForEvent(socket, "error")) as [Error & { code?: string }];
  return error.code ?? error.message;
}

test("plain HTTP, old TLS versions and an untrusted certificate make the handshake fail, and the log names the first two", async (t) => {
  const target = await openAttackedSimulator(t);
  const before = await target.readState();

  const socket = connect(portOf(target), "127.0.0.1");
  socket.resume().on("error", () => {});
  socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await waitForEvent(socket, "close");
  t.match(
    target.warnings.at(-1),
    /^The TLS handshake with 127\.0\.0\.1 failed: it speaks plain HTTP, and this port HTTPS: its address must begin with https:\/\/\.$/,
  );

  const old = {
    minVersion: "TLSv1",
    maxVersion: "TLSv1.1",
    ciphers: "DEFAULT@SECLEVEL=0",
    ca: target.simulator.ca,
  } as const;
  t.match(await failHandshake(target, old), /PROTOCOL_VERSION/);
  await until(() => target.warnings.length >= 2);
  t.match(target.warnings.at(-1), /failed: it speaks no TLS 1\.2 or 1\.3\.$/);

  t.match(
    await failHandshake(target, { maxVersion: "TLSv1.2" }),
    /SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/,
  );
  t.strictSame(await target.sendAsGoodClient(), ["0", 200]);
  t.strictSame(await target.readState(), before);
});

test("the log says that curl does not trust the certificate", { skip: noCurl }, async (t) => {
  const target = await openAttackedSimulator(t);
  const failure = await new Promise<{ readonly code?: unknown } | null>((done) => {
    execFile("curl", ["--silent", target.simulator.url], (error) => done(error));
  });
  t.equal(failure?.code, 60);
  await until(() => target.warnings.length > 0);
  t.match(
    target.warnings[0],
    /failed: it does not trust the certificate: give it the CA, which the ready line names\.$/,
  );
});
