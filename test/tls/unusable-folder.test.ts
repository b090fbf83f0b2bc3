// Tests of certificate folders and files that cannot be read or written: the simulator starts with a warning.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "tap";
import { loadCertificates } from "../../src/tls/certificates.ts";
import { bundleModule } from "../support/bundle-module.ts";

const NOW = Date.UTC(2026, 0, 5, 9);

test("a leaf that cannot be written stays in memory, signed by the CA of the folder", async (t) => {
  const folder = t.testdir({});
  const first = await loadCertificates({ certsDir: folder });
  rmSync(join(folder, "leaf.key"));
  mkdirSync(join(folder, "leaf.key"));
  const second = await loadCertificates({ certsDir: folder });
  t.match(second, { ca: first.ca, caFile: first.caFile });
  t.match(second.warnings, [/^The certificate is only in memory because ".*" cannot be written: .*\.$/]);
  t.strictSame(readdirSync(folder), [".gitignore", "ca.key", "ca.pem", "leaf.key"]);
});

test("a CA certificate that cannot be written goes into a temporary file", async (t) => {
  const folder = t.testdir({ "ca.pem": {} });
  const certificates = await loadCertificates({ certsDir: folder });
  t.match(certificates.warnings, [/^The CA certificate cannot be written into ".*": .*\.$/]);
  t.equal(readFileSync(certificates.caFile ?? "", "utf8"), certificates.ca);
});

test("if the CA file cannot be read, the certificates are in memory", async (t) => {
  const folder = t.testdir({ "ca.key": {} });
  const certificates = await loadCertificates({ certsDir: folder });
  t.strictSame(certificates.warnings, [
    `The certificates are only in memory and are lost when this process ends, because "${folder}" cannot be used: it is a folder, not a file.`,
  ]);
  t.strictSame(readdirSync(folder), ["ca.key"]);
});

test("a broken link in the folder does not block the start", async (t) => {
  const folder = t.testdir({ "ca.key": t.fixture("symlink", "nowhere") });
  const certificates = await loadCertificates({ certsDir: folder });
  t.strictSame(certificates.warnings, []);
  t.strictSame(await loadCertificates({ certsDir: folder }), certificates);
});

test("a folder that cannot be created causes a warning, and the simulator starts", {
  skip: process.platform !== "linux" && "no /proc",
}, async (t) => {
  // Node's own recursive mkdir never returns for this path.
  const certificates = await loadCertificates({ certsDir: "/proc/x/y", now: NOW });
  t.strictSame(certificates.warnings, [
    'The certificates are only in memory and are lost when this process ends, because "/proc/x/y" cannot be used: there is no such file or folder.',
  ]);
  t.equal(readFileSync(certificates.caFile ?? "", "utf8"), certificates.ca);
});

const FIFO = { skip: process.platform === "win32" && "no FIFOs" };

test("a FIFO in place of a key does not block the start", FIFO, async (t) => {
  const folder = t.testdir({});
  execFileSync("mkfifo", [join(folder, "ca.key")]);
  const { warnings } = await loadCertificates({ certsDir: folder, now: NOW });
  t.strictSame(warnings, [
    `The certificates are only in memory and are lost when this process ends, because "${folder}" cannot be used: it is a FIFO (named pipe), not a regular file.`,
  ]);
});

test("a FIFO in place of the leaf or of ca.pem is replaced", FIFO, async (t) => {
  const folder = t.testdir({});
  await loadCertificates({ certsDir: folder, now: NOW });
  for (const file of ["leaf.key", "ca.pem"]) {
    rmSync(join(folder, file));
    execFileSync("mkfifo", [join(folder, file)]);
  }
  t.strictSame((await loadCertificates({ certsDir: folder, now: NOW })).warnings, []);
  t.strictSame(readdirSync(folder), [".gitignore", "ca.key", "ca.pem", "leaf.key"]);
});

test("a key that every user can read causes a warning at each start", {
  skip: process.platform === "win32" && "no modes",
}, async (t) => {
  const folder = t.testdir({});
  const load = () => loadCertificates({ certsDir: folder, now: NOW });
  t.strictSame((await load()).warnings, []);
  const keys = ["ca.key", "leaf.key"].map((file) => join(folder, file));
  for (const file of keys) chmodSync(file, 0o644);
  t.strictSame(
    (await load()).warnings,
    keys.map((file) => `The key in "${file}" can be read by every user of this machine: chmod 600 it.`),
  );
});

test("a file that cannot be written completely is removed", {
  skip: process.platform !== "linux" && "no limit",
}, async (t) => {
  const folder = t.testdir({});
  const program = `
    import { loadCertificates } from ${JSON.stringify(await bundleModule("src/tls/certificates.ts"))};
    process.on("SIGXFSZ", () => {});
    const { warnings } = await loadCertificates({ certsDir: ${JSON.stringify(folder)} });
    console.log(JSON.stringify(warnings));
  `;
  // A file size limit of 0 bytes acts like a full disk.
  const limited = `ulimit -f 0; exec "$0" --input-type=module --eval "$1"`;
  const out = execFileSync("bash", ["-c", limited, process.execPath, program], {
    encoding: "utf8",
  });
  t.match(JSON.parse(out)[0], /^The certificates are only in memory .* cannot be used: /);
  t.strictSame(readdirSync(folder), []);
});
