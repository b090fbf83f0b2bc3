// Clients that do not get through the TLS handshake: refused, and a person is told what is likely the matter.
import { execFile } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { type ConnectionOptions, connect as connectSecurely } from "node:tls";
import { test } from "tap";
import { until } from "../support/waiting.ts";
import { lay, type Siege } from "./siege.ts";

const portOf = (siege: Siege) => Number(new URL(siege.simulator.url).port);

/** What a TLS client is told. */
async function handshake(siege: Siege, options: ConnectionOptions): Promise<string> {
  const socket = connectSecurely({ port: portOf(siege), host: "127.0.0.1", ...options });
  const [error] = (await once(socket, "error")) as [Error & { code?: string }];
  return error.code ?? error.message;
}

test("plain HTTP, old protocols, and no trust", async (t) => {
  const siege = await lay(t);
  const before = await siege.state();

  const socket = connect(portOf(siege), "127.0.0.1");
  socket.resume().on("error", () => {});
  socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await once(socket, "close");
  t.match(
    siege.warnings.at(-1),
    /^The TLS handshake with 127\.0\.0\.1 failed: it speaks plain HTTP, and this port HTTPS: its address must begin with https:\/\/\.$/,
  );

  const old = {
    minVersion: "TLSv1",
    maxVersion: "TLSv1.1",
    ciphers: "DEFAULT@SECLEVEL=0",
    ca: siege.simulator.ca,
  } as const;
  t.match(await handshake(siege, old), /PROTOCOL_VERSION/);
  await until(() => siege.warnings.length >= 2);
  t.match(siege.warnings.at(-1), /failed: it speaks no TLS 1\.2 or 1\.3\.$/);

  t.match(
    await handshake(siege, { maxVersion: "TLSv1.2" }),
    /SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/,
  );
  t.strictSame(await siege.goodClient(), ["0", 200]);
  t.strictSame(await siege.state(), before);
});

test("a client that does not trust the certificate and says so, as curl does", async (t) => {
  const siege = await lay(t);
  const failure = await new Promise<{ readonly code?: unknown } | null>((done) => {
    execFile("curl", ["--silent", siege.simulator.url], (error) => done(error));
  });
  if (failure?.code === "ENOENT") {
    t.comment("curl is not on this machine: nothing was tried");
    return;
  }
  t.equal(failure?.code, 60);
  await until(() => siege.warnings.length > 0);
  t.match(
    siege.warnings[0],
    /failed: it does not trust the certificate: give it the CA, which the ready line names\.$/,
  );
});
