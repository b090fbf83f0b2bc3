// Tests of the user's own certificate and key files: accepted forms, errors and warnings.
import { execFileSync } from "node:child_process";
import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "tap";
import { loadCertificates } from "../../src/tls/certificates.ts";
import { connect } from "./connect.ts";

const NOW = Date.UTC(2026, 0, 5, 9);
const DAY_MS = 86_400_000;

/** Writes a certificate chain and its key into two files. Returns both paths and the certificates. */
async function writeUserFiles(folder: string, now = Date.now()) {
  const certificates = await loadCertificates({ certsDir: join(folder, "made"), now });
  const files = { certFile: join(folder, "server.pem"), keyFile: join(folder, "server.key") };
  writeFileSync(files.certFile, certificates.cert);
  writeFileSync(files.keyFile, certificates.key, { mode: 0o600 });
  return { ...files, certificates };
}

test("the user's files are served, and the last certificate is the CA to trust", async (t) => {
  const { certFile, keyFile, certificates } = await writeUserFiles(t.testdir({}));
  const own = await loadCertificates({ certFile, keyFile, isInMemory: true, sans: ["not looked at"] });
  t.strictSame(own, {
    key: certificates.key,
    cert: certificates.cert,
    ca: certificates.ca,
    caFile: certFile,
    warnings: [],
  });
  t.equal((await connect(own, own.ca, "TLSv1.3")).body, "hello");
});

test("key and certificate can be in one file, and the key can have the older SEC1 format", async (t) => {
  const { certFile, keyFile, certificates } = await writeUserFiles(t.testdir({}));
  const older = createPrivateKey(certificates.key).export({ type: "sec1", format: "pem" });
  writeFileSync(certFile, `my gateway\n${older}${certificates.cert}`);
  t.match(await loadCertificates({ certFile, keyFile: certFile }), {
    key: readFileSync(keyFile, "utf8"),
    cert: certificates.cert,
  });
});

test("a byte order mark is accepted, and UTF-16 is refused with advice", async (t) => {
  const { certFile, keyFile, certificates } = await writeUserFiles(t.testdir({}));
  writeFileSync(certFile, `\uFEFF${certificates.cert}`);
  t.match(await loadCertificates({ certFile, keyFile }), { cert: certificates.cert });
  writeFileSync(certFile, `\uFEFF${certificates.cert}`, "utf16le");
  await t.rejects(loadCertificates({ certFile, keyFile }), {
    message: `The certificate file "${certFile}" is UTF-16, as Windows PowerShell's > writes it: save it as UTF-8.`,
  });
});

test("a certificate without a key, and a key without a certificate, are refused", async (t) => {
  await t.rejects(loadCertificates({ certFile: "server.pem" }), {
    name: "CertificateError",
    message: 'Only a certificate file is given ("server.pem"): add its key (--key), or use neither.',
  });
  await t.rejects(loadCertificates({ keyFile: "server.key" }), {
    name: "CertificateError",
    message: 'Only a key file is given ("server.key"): add its certificate (--cert), or use neither.',
  });
});

test("the error names the file that cannot be used", async (t) => {
  const folder = t.testdir({
    text: "hello",
    damaged: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
  });
  const { certFile, keyFile } = await writeUserFiles(folder);
  const pathOf = (name: string) => join(folder, name);
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  for (const type of ["pkcs8", "sec1"] as const) {
    writeFileSync(pathOf(type), privateKey.export({ type, format: "pem", cipher: "aes-256-cbc", passphrase: "x" }));
  }
  writeFileSync(pathOf("damaged-key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
  const refusals: readonly [certFile: string, keyFile: string, message: string | RegExp][] = [
    [
      pathOf("none"),
      keyFile,
      `The certificate file "${pathOf("none")}" cannot be read: there is no such file or folder.`,
    ],
    [certFile, pathOf("none"), `The key file "${pathOf("none")}" cannot be read: there is no such file or folder.`],
    [folder, keyFile, `The certificate file "${folder}" cannot be read: it is a folder, not a file.`],
    [
      pathOf("text"),
      keyFile,
      `The certificate file "${pathOf("text")}" contains no certificate: use a PEM file with "-----BEGIN CERTIFICATE-----".`,
    ],
    [
      certFile,
      pathOf("text"),
      `The key file "${pathOf("text")}" contains no private key: use a PEM file with "-----BEGIN PRIVATE KEY-----".`,
    ],
    [pathOf("damaged"), keyFile, /^The certificate file ".*damaged" is damaged: .+\. Export it again as PEM\.$/],
    [certFile, pathOf("damaged-key"), /^The key file ".*damaged-key" is damaged: .+\. Export it again as PEM\.$/],
    [
      certFile,
      pathOf("pkcs8"),
      `The key file "${pathOf("pkcs8")}" is protected by a passphrase: use a key without one.`,
    ],
    [certFile, pathOf("sec1"), `The key file "${pathOf("sec1")}" is protected by a passphrase: use a key without one.`],
  ];
  for (const [cert, key, message] of refusals) {
    await t.rejects(loadCertificates({ certFile: cert, keyFile: key }), { name: "CertificateError", message });
  }
});

test("a key of another certificate, and a chain in the wrong order, are refused", async (t) => {
  const folder = t.testdir({ other: {} });
  const { certFile, keyFile, certificates } = await writeUserFiles(folder);
  const other = await writeUserFiles(join(folder, "other"));
  await t.rejects(loadCertificates({ certFile, keyFile: other.keyFile }), {
    name: "CertificateError",
    message: `The key in "${other.keyFile}" does not match the certificate in "${certFile}": use the key of this certificate.`,
  });
  writeFileSync(certFile, certificates.ca + certificates.cert);
  await t.rejects(loadCertificates({ certFile, keyFile }), {
    name: "CertificateError",
    message: `The key in "${keyFile}" belongs to a later certificate of "${certFile}": the server's own certificate must come first, its CA last.`,
  });
});

test("a certificate that is expired or not yet valid is served with a warning", async (t) => {
  const { certFile, keyFile } = await writeUserFiles(t.testdir({}), NOW);
  const warningsAfter = async (days: number) =>
    (await loadCertificates({ certFile, keyFile, now: NOW + days * DAY_MS })).warnings;
  t.strictSame(await warningsAfter(0), []);
  t.strictSame(await warningsAfter(396), [
    `The certificate in "${certFile}" expired on Feb  4 09:00:00 2027 GMT, so clients will refuse it: use a valid one.`,
  ]);
  t.strictSame(await warningsAfter(-2), [
    `The certificate in "${certFile}" is not valid before Jan  4 09:00:00 2026 GMT, and clients will refuse it until then: use another one, or set the clock of this machine right.`,
  ]);
});

test("a FIFO, a device or a folder in place of a file is refused without waiting", {
  skip: process.platform === "win32" && "no FIFOs",
}, async (t) => {
  const folder = t.testdir({});
  const { certFile, keyFile } = await writeUserFiles(folder);
  const fifo = join(folder, "fifo");
  execFileSync("mkfifo", [fifo]);
  const messageOf = (files: object) =>
    loadCertificates({ certFile, keyFile, ...files }).catch((error: Error) => error.message);
  t.strictSame(
    [
      await messageOf({ keyFile: fifo }),
      await messageOf({ certFile: fifo }),
      await messageOf({ keyFile: "/dev/zero" }),
      await messageOf({ keyFile: folder }),
    ],
    [
      `The key file "${fifo}" cannot be read: it is a FIFO (named pipe), not a regular file.`,
      `The certificate file "${fifo}" cannot be read: it is a FIFO (named pipe), not a regular file.`,
      'The key file "/dev/zero" cannot be read: it is a device, not a regular file.',
      `The key file "${folder}" cannot be read: it is a folder, not a file.`,
    ],
  );
});

test("a key that every user can read causes a warning", {
  skip: process.platform === "win32" && "no modes",
}, async (t) => {
  const { certFile, keyFile } = await writeUserFiles(t.testdir({}));
  chmodSync(keyFile, 0o644);
  t.strictSame((await loadCertificates({ certFile, keyFile })).warnings, [
    `The key in "${keyFile}" can be read by every user of this machine: chmod 600 it.`,
  ]);
});
