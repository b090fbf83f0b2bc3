// Tests of the folder of certificates: reuse, renewal, damaged files, and concurrent starts.
import { spawn, spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "tap";
import { type CertificateOptions, loadCertificates } from "../../src/tls/certificates.ts";
import { bundleModule } from "../support/bundle-module.ts";
import { waitFor } from "../support/waiting.ts";

const SCRIPT = fileURLToPath(await bundleModule("test/tls/open-folder-process.ts"));

const HAS_GIT = spawnSync("git", ["--version"]).status === 0;

const NOW = Date.UTC(2026, 0, 5, 9);
const DAY_MS = 86_400_000;

/** Opens a folder several times. Returns what each start changed: the CA, the leaf, both or nothing, and its warnings. */
async function openRepeatedly(folder: string, starts: readonly CertificateOptions[]): Promise<readonly string[]> {
  const changed: string[] = [];
  let before = { ca: "", cert: "" };
  for (const start of starts) {
    const certificates = await loadCertificates({ certsDir: folder, now: NOW, ...start });
    const parts = [
      certificates.ca !== before.ca && "CA",
      certificates.cert !== before.cert && "leaf",
      ...certificates.warnings,
    ];
    changed.push(parts.filter((text) => text !== false).join(" and ") || "nothing");
    before = certificates;
  }
  return changed;
}

/** Returns the warning about a new CA in place of the first CA of a folder. */
function writeNewCaWarning(folder: string): string {
  const file = join(folder, "ca.key");
  return `A new CA was created because the one in "${file}" is damaged or about to expire. Clients must trust the new one.`;
}

test("the folder has the CA certificate, two secret files, and rules for git", async (t) => {
  const folder = join(t.testdir({}), "deep", "certs");
  const certificates = await loadCertificates({ certsDir: folder });
  t.strictSame(readdirSync(folder), [".gitignore", "ca.key", "ca.pem", "leaf.key"]);
  t.equal(certificates.caFile, join(folder, "ca.pem"));
  t.equal(readFileSync(join(folder, "ca.pem"), "utf8"), certificates.ca);
  t.notMatch(certificates.ca, "PRIVATE");
});

test("git ignores all files of the simulator, and rules of the user stay", {
  skip: !HAS_GIT && "no git",
}, async (t) => {
  const folder = t.testdir({ mine: { ".gitignore": "mine\n" } });
  await loadCertificates({ certsDir: join(folder, "certs") });
  await loadCertificates({ certsDir: join(folder, "mine") });
  t.equal(readFileSync(join(folder, "mine", ".gitignore"), "utf8"), "mine\n");
  const runGit = (...words: string[]) => spawnSync("git", words, { cwd: folder, encoding: "utf8" }).stdout;
  runGit("init", "--quiet");
  writeFileSync(join(folder, "certs", "notes.txt"), "");
  t.equal(runGit("ls-files", "--others", "--exclude-standard", "certs"), "certs/notes.txt\n");
});

test("only the owner can read the keys", { skip: process.platform === "win32" && "no modes" }, async (t) => {
  const folder = t.testdir({});
  await loadCertificates({ certsDir: folder });
  const modes = readdirSync(folder).map((file) => [file, (statSync(join(folder, file)).mode & 0o077) === 0]);
  t.strictSame(modes, [
    [".gitignore", false],
    ["ca.key", true],
    ["ca.pem", false],
    ["leaf.key", true],
  ]);
});

test("a second start reuses the certificates of the first one", async (t) => {
  const folder = t.testdir({});
  const first = await loadCertificates({ certsDir: folder });
  t.strictSame(await loadCertificates({ certsDir: folder }), first);
});

test("the leaf is renewed within 30 days of its expiry, and the CA is kept", async (t) => {
  const starts = [0, 364, 366, 366].map((days) => ({ now: NOW + days * DAY_MS }));
  t.strictSame(await openRepeatedly(t.testdir({}), starts), ["CA and leaf", "nothing", "leaf", "nothing"]);
});

test("the CA and its leaf are renewed within 30 days of the expiry of the CA", async (t) => {
  const folder = t.testdir({});
  const starts = [0, 3_619, 3_621, 3_621].map((days) => ({ now: NOW + days * DAY_MS }));
  t.strictSame(await openRepeatedly(folder, starts), [
    "CA and leaf",
    "leaf",
    `CA and leaf and ${writeNewCaWarning(folder)}`,
    "nothing",
  ]);
  t.strictSame(readdirSync(folder), [".gitignore", "ca.2.key", "ca.key", "ca.pem", "leaf.key"]);
  const certificates = await loadCertificates({ certsDir: folder, now: NOW + 3_621 * DAY_MS });
  t.equal(readFileSync(join(folder, "ca.pem"), "utf8"), certificates.ca);
});

test("no leaf outlives its CA", async (t) => {
  const folder = t.testdir({});
  await loadCertificates({ certsDir: folder, now: NOW });
  const late = await loadCertificates({ certsDir: folder, now: NOW + 3_600 * DAY_MS });
  t.equal(new X509Certificate(late.cert).validTo, new X509Certificate(late.ca).validTo);
});

test("the leaf is renewed for a new name, and kept for fewer names", async (t) => {
  const starts = [
    {},
    { sans: ["gw.example.com"] },
    { sans: ["fd00::5", "gw.example.com"] },
    { sans: ["FD00:0::5"] },
    {},
  ];
  t.strictSame(await openRepeatedly(t.testdir({}), starts), ["CA and leaf", "leaf", "leaf", "nothing", "nothing"]);
  t.strictSame(await openRepeatedly(t.testdir({}), [{}, { host: "192.0.2.7" }, { host: "0.0.0.0" }]), [
    "CA and leaf",
    "leaf",
    "nothing",
  ]);
});

test("a leaf of another CA is renewed", async (t) => {
  const folder = t.testdir({});
  const first = await loadCertificates({ certsDir: folder });
  rmSync(join(folder, "ca.key"));
  const second = await loadCertificates({ certsDir: folder });
  t.not(second.ca, first.ca);
  t.ok(new X509Certificate(second.cert).verify(new X509Certificate(second.ca).publicKey));
  t.equal(readFileSync(join(folder, "ca.pem"), "utf8"), second.ca);
});

test("damaged and half-written files are replaced, with a warning if clients must trust another CA", async (t) => {
  const damages: readonly ((whole: string) => string)[] = [
    () => "",
    () => "no certificate at all",
    (whole) => whole.slice(0, whole.length / 2),
    (whole) => whole.replace(/[A-Za-z]{20}/g, "AAAAAAAAAAAAAAAAAAAA"),
    (whole) => whole.slice(whole.indexOf("-----BEGIN CERTIFICATE-----")),
  ];
  const folder = t.testdir({});
  for (const file of ["ca.key", "leaf.key", "ca.pem"]) {
    for (const damage of damages) {
      rmSync(folder, { recursive: true });
      const first = await loadCertificates({ certsDir: folder });
      writeFileSync(join(folder, file), damage(readFileSync(join(folder, file), "utf8")));
      const second = await loadCertificates({ certsDir: folder });
      t.equal(second.ca === first.ca, file !== "ca.key", file);
      t.equal(readFileSync(join(folder, "ca.pem"), "utf8"), second.ca, file);
      t.strictSame(second.warnings, file === "ca.key" ? [writeNewCaWarning(folder)] : []);
      t.strictSame(await loadCertificates({ certsDir: folder }), { ...second, warnings: [] });
    }
  }
});

test("a key file with a CA that the simulator did not make is not overwritten", async (t) => {
  const folder = t.testdir({});
  const { key, cert } = await loadCertificates({ isInMemory: true });
  writeFileSync(join(folder, "ca.key"), key + cert);
  const certificates = await loadCertificates({ certsDir: folder });
  t.strictSame(certificates.warnings, [writeNewCaWarning(folder)]);
  t.equal(readFileSync(join(folder, "ca.key"), "utf8"), key + cert);
  t.strictSame(readdirSync(folder), [".gitignore", "ca.2.key", "ca.key", "ca.pem", "leaf.key"]);
});

interface StartResult {
  readonly ca: string;
  readonly warnings: readonly string[];
  readonly isLibraryLoaded: boolean;
}

/** Starts processes that open the folder at the same time. Resolves to their results. */
async function startTogether(count: number, folder: string): Promise<readonly StartResult[]> {
  const starts = Array.from({ length: count }, () => {
    const child = spawn(process.execPath, [SCRIPT, folder], { stdio: ["pipe", "pipe", "inherit"] });
    let output = "";
    const ready = new Promise<void>((done) => {
      child.stdout.setEncoding("utf8").on("data", (part: string) => {
        output += part;
        if (output.startsWith("ready\n")) done();
      });
    });
    const end = new Promise<StartResult>((done, fail) => {
      child.on("error", fail).on("close", () => done(JSON.parse(output.slice("ready\n".length))));
    });
    return { child, ready, end };
  });
  await waitFor(Promise.all(starts.map(({ ready }) => ready)), "a process is not ready");
  for (const { child } of starts) child.stdin.write("go\n");
  return waitFor(Promise.all(starts.map(({ end }) => end)), "a process has not ended");
}

test("concurrent starts agree on one CA, in an empty folder and in a damaged one", async (t) => {
  const folder = t.testdir({});
  for (const damage of ["none", "CA"]) {
    if (damage === "CA") writeFileSync(join(folder, "ca.key"), "damaged");
    const results = await startTogether(4, folder);
    const kept = await loadCertificates({ certsDir: folder });
    t.strictSame(new Set(results.map(({ ca }) => ca)), new Set([kept.ca]), damage);
    const warnings = new Set(results.flatMap(({ warnings }) => warnings));
    t.strictSame(warnings, new Set(damage === "CA" ? [writeNewCaWarning(folder)] : []), damage);
    t.equal(readFileSync(join(folder, "ca.pem"), "utf8"), kept.ca);
    t.notMatch(readdirSync(folder).join(), ".part");
  }
});

test("only a start that generates certificates loads the library for it", async (t) => {
  const folder = t.testdir({});
  const loaded = [];
  for (let start = 1; start <= 2; start++) {
    loaded.push(...(await startTogether(1, folder)).map(({ isLibraryLoaded }) => isLibraryLoaded));
  }
  t.strictSame(loaded, [true, false]);
});
