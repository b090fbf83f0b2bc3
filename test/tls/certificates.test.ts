// Tests of generated certificates as clients see them: handshakes, names, strict verification, certificates in memory.
import { spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { checkServerIdentity } from "node:tls";
import { test } from "tap";
import { loadCertificates } from "../../src/tls/certificates.ts";
import { connect } from "./connect.ts";

test("a client that trusts only the CA connects, with TLS 1.2 and 1.3", async (t) => {
  const certificates = await loadCertificates({ certsDir: join(t.testdir({}), "certs") });
  const seen = [
    await connect(certificates, certificates.ca, "TLSv1.2"),
    await connect(certificates, certificates.ca, "TLSv1.3"),
  ];
  t.strictSame(
    seen.map(({ protocol, body }) => [protocol, body]),
    [
      ["TLSv1.2", "hello"],
      ["TLSv1.3", "hello"],
    ],
  );
  t.strictSame(certificates.warnings, []);
});

test("a client that trusts another CA is refused", async (t) => {
  const certificates = await loadCertificates({ certsDir: join(t.testdir({ one: {}, two: {} }), "one") });
  const other = await loadCertificates({ certsDir: join(t.testdirName, "two") });
  await t.rejects(connect(certificates, other.ca, "TLSv1.3"), { code: "SELF_SIGNED_CERT_IN_CHAIN" });
});

test("the leaf names loopback, the machine, the host and all extra names", async (t) => {
  const sans = ["Gateway.Example.com", "*.lab.example.com", "10.0.0.5", "[fd00::5]", "münchen.example"];
  const certificates = await loadCertificates({ isInMemory: true, sans, host: "192.0.2.7" });
  const { peer } = await connect(certificates, certificates.ca, "TLSv1.3");
  const names = [
    "localhost",
    "127.0.0.1",
    "::1",
    "192.0.2.7",
    "gateway.example.com",
    "gw1.lab.example.com",
    "10.0.0.5",
    "fd00::5",
    "xn--mnchen-3ya.example",
  ];
  for (const name of names) t.equal(checkServerIdentity(name, peer), undefined, name);
  if (/^[a-z0-9-]*[a-z-][a-z0-9-]*$/i.test(hostname()))
    t.equal(checkServerIdentity(hostname(), peer), undefined, "machine");
  t.hasStrict(checkServerIdentity("192.0.2.8", peer), { code: "ERR_TLS_CERT_ALTNAME_INVALID" });
});

test("a wildcard host adds no name to the leaf", async (t) => {
  const plain = await loadCertificates({ isInMemory: true });
  for (const host of ["0.0.0.0", "::", ""])
    t.equal((await loadCertificates({ isInMemory: true, host })).cert, plain.cert, host);
});

test("an invalid name is refused", async (t) => {
  for (const bad of ["two words", "300.1.1.1", "", "a..b", "https://x", "-x.example", "*"]) {
    await t.rejects(loadCertificates({ isInMemory: true, sans: [bad] }), {
      name: "CertificateError",
      message: `"${bad}" is not a valid name for a certificate (--san): use a host name such as gateway.example.com, or an address such as 10.0.0.5 or fd00::5.`,
    });
  }
});

test("the CA can sign and the leaf can serve, both for a period that clients accept", async (t) => {
  const now = Date.UTC(2026, 0, 5, 9);
  const certificates = await loadCertificates({ certsDir: t.testdir({}), now });
  const [leaf, ca] = [new X509Certificate(certificates.cert), new X509Certificate(certificates.ca)];
  t.strictSame([ca.ca, ca.validFrom, ca.validTo], [true, "Jan  4 09:00:00 2026 GMT", "Jan  3 09:00:00 2036 GMT"]);
  t.strictSame(
    [leaf.ca, leaf.keyUsage, leaf.validFrom, leaf.validTo],
    [false, ["1.3.6.1.5.5.7.3.1"], "Jan  4 09:00:00 2026 GMT", "Feb  4 09:00:00 2027 GMT"],
  );
  t.ok(leaf.checkIssued(ca) && leaf.verify(ca.publicKey) && ca.verify(ca.publicKey));
  t.equal(leaf.publicKey.asymmetricKeyDetails?.namedCurve, "prime256v1");
  t.not(leaf.serialNumber, ca.serialNumber);
  t.equal(certificates.cert, leaf.toString() + certificates.ca);
});

test("years after 2049 are written in four digits", async (t) => {
  const certificates = await loadCertificates({ certsDir: t.testdir({}), now: Date.UTC(2049, 5, 1) });
  t.equal(new X509Certificate(certificates.cert).validTo, "Jul  1 00:00:00 2050 GMT");
  t.equal(new X509Certificate(certificates.ca).validTo, "May 30 00:00:00 2059 GMT");
});

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

test("openssl verifies the chain strictly", { skip: !hasOpenssl && "no openssl on the path" }, async (t) => {
  const folder = t.testdir({});
  const certificates = await loadCertificates({ certsDir: folder, sans: ["gateway.example.com"] });
  const leaf = join(folder, "served.pem");
  writeFileSync(leaf, certificates.cert);
  const strict = ["verify", "-x509_strict", "-check_ss_sig", "-purpose", "sslserver", "-no-CApath", "-no-CAstore"];
  const verified = spawnSync("openssl", [...strict, "-CAfile", certificates.caFile ?? "", leaf], { encoding: "utf8" });
  t.equal(verified.stdout.trim(), `${leaf}: OK`, verified.stderr);
});

test("certificates in memory write no file and share one CA in the process", async (t) => {
  const folder = join(t.testdir({}), "certs");
  const first = await loadCertificates({ isInMemory: true, certsDir: folder });
  const second = await loadCertificates({ isInMemory: true });
  const third = await loadCertificates({ isInMemory: true, sans: ["gateway.example.com"] });
  t.strictSame(second, first);
  t.equal(new X509Certificate(second.cert).checkHost("gateway.example.com"), undefined);
  t.equal(third.ca, first.ca);
  t.not(third.cert, first.cert);
  t.equal(first.caFile, undefined);
  t.notOk(existsSync(folder));
});

test("a folder that cannot be used causes a warning, and the CA is in a temporary file", async (t) => {
  const folder = join(t.testdir({ plain: "a file" }), "plain", "certs");
  const certificates = await loadCertificates({ certsDir: folder });
  t.strictSame(certificates.warnings, [
    `The certificates are only in memory and are lost when this process ends, because "${folder}" cannot be used: a part of the path is not a folder.`,
  ]);
  t.equal(readFileSync(certificates.caFile ?? "", "utf8"), certificates.ca);
  t.equal((await connect(certificates, certificates.ca, "TLSv1.3")).body, "hello");
  t.strictSame(await loadCertificates({ certsDir: folder }), certificates);
});

test("simulators that start at the same time in one process share one new CA", async (t) => {
  const now = Date.UTC(2060, 0, 5);
  const { ca: before } = await loadCertificates({ isInMemory: true });
  const names = ["one.example", "two.example", "three.example"];
  const certificates = await Promise.all(
    names.map((name) => loadCertificates({ isInMemory: true, sans: [name], now })),
  );
  const cas = new Set(certificates.map(({ ca }) => ca));
  t.equal(cas.size, 1);
  t.notOk(cas.has(before));
});
