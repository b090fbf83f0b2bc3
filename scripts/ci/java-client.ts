// Checks the Java client as its users get it: compiles it with Debian's JDK and JUnit, runs its tests, and follows docs/java.md.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { check, makeEmptyFolder, ROOT, run, skipCheck } from "./check-helpers.ts";
import { blockOf, makeFolderWithPackage, replaceOnce, startMeasuring } from "./client-helpers.ts";

const PAGE = "docs/java.md";
/** The folder with the JAR files of Debian's packages junit5 and libokhttp-java. */
const ARCHIVE_FOLDER = "/usr/share/java";
const JUNIT = ["junit-jupiter-api", "junit-jupiter-params", "junit-jupiter-engine", "junit-platform-commons"]
  .concat(["junit-platform-engine", "junit-platform-launcher", "junit-platform-reporting", "junit-platform-console"])
  .concat(["apiguardian-api", "opentest4j", "opentest4j-reporting-events", "opentest4j-reporting-schema", "picocli"]);
// Debian's JAR files refer to others by names that do not exist. The lint category "path" would warn about them.
const RELEASE = ["--release", "11", "-Xlint:all,-path", "-Werror"];

if (spawnSync("javac", ["--version"]).status !== 0) skipCheck("there is no javac: install default-jdk-headless");
const junit = JUNIT.map((name) => `${ARCHIVE_FOLDER}/${name}.jar`);
const missing = junit.find((archive) => !existsSync(archive));
if (missing !== undefined) skipCheck(`there is no ${missing}: install junit5`);

const sources = makeEmptyFolder("java-sources");
cpSync(`${ROOT}clients/java`, sources, { recursive: true });
const printSeconds = startMeasuring("Java");
const folder = makeFolderWithPackage("java");
const extension = join(folder, "extension");
await compile(extension, junit, listSources(join(sources, "junit5/src/main")));

const first = blockOf(PAGE, "java first");
const [, finding = ""] = blockOf(PAGE, "java finding").split("\n");
const failed = await runTest("first", { "ClientTest.java": first });
if (!failed.includes(finding.trim())) console.log(failed);
check(
  "the first test of the page fails with the finding that it shows",
  [/1 tests failed/.test(failed), failed.includes(finding.trim())],
  [true, true],
);
printSeconds();
const CONTENT_TYPE = '.header("Content-Type", "application/json")';
const fixed = replaceOnce(
  replaceOnce(first, '.header("Guid", guid)', `.header("Guid", guid)${CONTENT_TYPE}`),
  ".PUT(login)",
  `${CONTENT_TYPE}.PUT(login)`,
);
check(
  "with the headers it passes",
  / 1 tests successful/.test(await runTest("fixed", { "ClientTest.java": fixed })),
  true,
);
const annotated = writeFiles(join(folder, "annotated"), {
  "ClientTest.java": replaceOnce(fixed, "@CcGateway\n", blockOf(PAGE, "java annotation")),
});
await compile(join(folder, "annotated"), [...junit, extension], annotated);
check("the annotation of the page compiles", true, true);

const tests = join(folder, "tests");
await compile(tests, [...junit, extension], listSources(join(sources, "junit5/src/test")));
cpSync(join(sources, "junit5/src/test/resources"), tests, { recursive: true });
const own = launchTests(tests, [...junit, extension, tests]);
if (!/ 0 tests failed/.test(own)) console.log(own);
const counts = [...own.matchAll(/(\d+) tests (started|successful|failed)/g)].map(
  ([, count, what]) => `${count} ${what}`,
);
check("the tests of the extension pass", counts, ["29 started", "29 successful", "0 failed"]);

if (existsSync(`${ARCHIVE_FOLDER}/okhttp.jar`)) await checkOkHttp();
else console.log("left out: okhttp, because there is no libokhttp-java");
await checkContainer();
checkMaven();

/** Sends a request with okhttp, which trusts the certificate of a world as the page shows. */
async function checkOkHttp(): Promise<void> {
  const [, client = ""] = /`(new OkHttpClient\.Builder\(\)[^`]*)`/.exec(readFileSync(`${ROOT}${PAGE}`, "utf8")) ?? [];
  const program = `import ccgw.*;
import okhttp3.*;
class OkHttp {
  public static void main(String[] arguments) throws Exception {
    try (var simulator = Simulator.start(StartOptions.usual()); var world = simulator.allocate(WorldOptions.quiet())) {
      var client = ${client}.build();
      var request = new Request.Builder().url(world.resource() + "/agentevent/101").build();
      System.out.println(client.newCall(request).execute().body().string());
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
`;
  // Debian's JAR files refer to annotations that are not installed. javac warns about them, so this compiles without -Werror.
  const archives = [`${ARCHIVE_FOLDER}/okhttp.jar`, `${ARCHIVE_FOLDER}/okio.jar`, extension];
  const printed = await runProgram("okhttp", "OkHttp", program, archives);
  check("okhttp trusts the simulator", printed, '{"message":"agent not login","retcode":"100-006","result":""}\n');
}

/** Compiles the module for Testcontainers against stand-ins, and runs the program of the page with a process as its container. */
async function checkContainer(): Promise<void> {
  const module = join(folder, "testcontainers");
  const standIns = listSources(`${ROOT}test/examples/stand-ins/org`);
  // The stand-ins use features of Java 16, and unchecked casts.
  await run("javac", [
    "-nowarn",
    "-cp",
    extension,
    "-d",
    module,
    ...standIns,
    ...listSources(join(sources, "testcontainers/src/main")),
  ]);
  const program = `import ccgw.*;
import ccgw.testcontainers.CcGatewayContainer;
class Contained {
  public static void main(String[] arguments) {
${blockOf(PAGE, "java testcontainers")}
  }
}
`;
  const words = [
    process.execPath,
    "--import",
    import.meta.resolve("tsx"),
    `${ROOT}test/examples/stand-ins/as-container.ts`,
  ].join("\n");
  const printed = await runProgram("contained", "Contained", program, [module, extension], [`-Das.container=${words}`]);
  check(
    "the Testcontainers module works with stand-ins of its classes",
    /^IDLE in a world of https:\/\/localhost:\d+\n$/.test(printed),
    true,
  );
}

/** Makes Maven check the poms of the extension and of its parent, and compile the extension if Debian's repository has the plugins. */
function checkMaven(): void {
  const repository = "/usr/share/maven-repo";
  if (spawnSync("mvn", ["--version"]).status !== 0 || !existsSync(repository)) {
    console.log("left out: Maven, because there is no mvn or no repository of Debian");
    return;
  }
  const argv = ["--offline", "--batch-mode", "--quiet", `-Dmaven.repo.local=${repository}`];
  const options = { cwd: sources, encoding: "utf8", stdio: "pipe" } as const;
  execFileSync("mvn", [...argv, "--projects", "junit5", "--also-make", "validate"], options);
  check("Maven accepts the pom of the extension", true, true);
  const built = spawnSync("mvn", [...argv, "--projects", "junit5", "--also-make", "-DskipTests", "compile"], options);
  if (built.status === 0) check("Maven compiles the extension from Debian's repository", true, true);
  else
    console.log(
      `left out: a build by Maven, because Debian's repository lacks a part of it:\n${built.stdout.slice(0, 600)}`,
    );
}

/** Compiles and runs tests in a new folder. Returns what the launcher of JUnit prints. */
async function runTest(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const at = join(folder, name);
  await compile(join(at, "classes"), [...junit, extension], writeFiles(at, files));
  return launchTests(join(at, "classes"), [...junit, extension, join(at, "classes")]);
}

/** Compiles and runs a program. Returns its output. */
async function runProgram(
  name: string,
  type: string,
  text: string,
  archives: readonly string[],
  flags: readonly string[] = [],
): Promise<string> {
  const at = join(folder, name);
  const files = writeFiles(at, { [`${type}.java`]: text });
  await run("javac", ["--release", "11", "-cp", archives.join(delimiter), "-d", join(at, "classes"), ...files]);
  return run("java", [...flags, "-cp", [...archives, join(at, "classes")].join(delimiter), type], { cwd: folder });
}

function writeFiles(at: string, files: Readonly<Record<string, string>>): readonly string[] {
  mkdirSync(at, { recursive: true });
  return Object.entries(files).map(([file, text]) => {
    writeFileSync(join(at, file), text);
    return join(at, file);
  });
}

async function compile(into: string, archives: readonly string[], files: readonly string[]): Promise<void> {
  await run("javac", [...RELEASE, "-cp", archives.join(delimiter), "-d", into, ...files]);
}

/** Runs the tests in a folder of classes, which find the simulator in node_modules of `folder`. Returns the output of the launcher. */
function launchTests(classes: string, archives: readonly string[]): string {
  const argv = [
    "-cp",
    archives.join(delimiter),
    "org.junit.platform.console.ConsoleLauncher",
    "--scan-classpath",
    classes,
  ];
  const ended = spawnSync("java", [...argv, "--disable-ansi-colors"], {
    cwd: folder,
    encoding: "utf8",
    timeout: 900_000,
  });
  return `${ended.stdout}${ended.stderr}`;
}

function listSources(at: string): readonly string[] {
  const files = readdirSync(at, { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".java")).map((file) => join(at, file));
}
