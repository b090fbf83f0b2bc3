// Tests of certificates and servers that clients must refuse: each has one flaw, and none is stored.
import { X509Certificate } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "tap";
import { loadCertificates, openCertificates } from "../../src/tls/certificates.ts";
import { makeFlawedServerOptions } from "../../src/tls/flawed-server.ts";
import { connect } from "./connect.ts";

test("an expired certificate is signed by the trusted CA and has all names", async (t) => {
  const { certificates, makeFlawed } = await openCertificates({
    isInMemory: true,
    sans: ["gateway.example.com"],
  });
  const pair = await makeFlawed("expired");
  const [leaf, ca] = [new X509Certificate(pair.cert), new X509Certificate(certificates.ca)];
  t.strictSame([leaf.checkIssued(ca), leaf.verify(ca.publicKey)], [true, true]);
  t.equal(leaf.subjectAltName, new X509Certificate(certificates.cert).subjectAltName);
  t.strictSame([pair.cert, pair.warning], [leaf.toString() + certificates.ca, undefined]);
  await t.rejects(connect(pair, certificates.ca, "TLSv1.3"), { code: "CERT_HAS_EXPIRED" });
});

test("a certificate for another host is current and signed by the trusted CA", async (t) => {
  const { certificates, makeFlawed } = await openCertificates({ isInMemory: true });
  const pair = await makeFlawed("wrongHost");
  const leaf = new X509Certificate(pair.cert);
  t.equal(leaf.verify(new X509Certificate(certificates.ca).publicKey), true);
  t.equal(leaf.subjectAltName, "DNS:another-host.invalid");
  // Node checks the name only if the certificate is current.
  await t.rejects(connect(pair, certificates.ca, "TLSv1.3"), { code: "ERR_TLS_CERT_ALTNAME_INVALID" });
});

test("each flawed certificate is new, and none is stored in the folder", async (t) => {
  const folder = t.testdir({});
  const { certificates, makeFlawed } = await openCertificates({ certsDir: folder });
  const kept = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]);
  const [one, other] = [await makeFlawed("expired"), await makeFlawed("expired")];
  t.not(one.key, other.key);
  t.strictSame(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
    kept,
  );
  await t.rejects(connect(one, certificates.ca, "TLSv1.3"), { code: "CERT_HAS_EXPIRED" });
});

test("with the user's own files, a CA of the process signs, and a warning names the file to trust", async (t) => {
  const folder = t.testdir({});
  const [certFile, keyFile] = [join(folder, "own.pem"), join(folder, "own.key")];
  const theirs = await loadCertificates({ certsDir: join(folder, "theirs"), sans: ["gateway.example.com"] });
  writeFileSync(certFile, theirs.cert);
  writeFileSync(keyFile, theirs.key);
  const { certificates: own, makeFlawed } = await openCertificates({ certFile, keyFile });
  const { warning = "", ...pair } = await makeFlawed("expired");
  const [, caFile = ""] = /; trust (.+) to see no other error\.$/.exec(warning) ?? [];
  t.match(warning, /^its certificate is signed by a CA of this process, because yours cannot sign another one;/);
  t.ok(existsSync(caFile), caFile);
  t.equal(new X509Certificate(pair.cert).subjectAltName, new X509Certificate(theirs.cert).subjectAltName);
  await t.rejects(connect(pair, readFileSync(caFile, "utf8"), "TLSv1.3"), { code: "CERT_HAS_EXPIRED" });
  const misnamed = await makeFlawed("wrongHost");
  await t.rejects(connect(misnamed, own.ca, "TLSv1.3"), { code: "SELF_SIGNED_CERT_IN_CHAIN" });
  await t.rejects(connect(misnamed, readFileSync(caFile, "utf8"), "TLSv1.3"), { code: "ERR_TLS_CERT_ALTNAME_INVALID" });
});

test("a server with an old protocol has the usual certificate and no newer protocol", async (t) => {
  const issued = await openCertificates({ isInMemory: true });
  const { certificates } = issued;
  for (const version of ["TLSv1", "TLSv1.1"] as const) {
    const { options, warning } = await makeFlawedServerOptions(issued, { kind: "protocol", version });
    t.strictSame([options.cert, warning], [certificates.cert, undefined]);
    await t.rejects(connect(options, certificates.ca, "TLSv1.2"), { code: "EPROTO" });
    // A client that still supports the old protocol sees no other error.
    t.equal((await connect(options, certificates.ca, version, "DEFAULT@SECLEVEL=0")).protocol, version);
  }
});
