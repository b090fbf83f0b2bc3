// Tests that scripts/read-docs.ts runs every command of the documentation, except those with a reason, and reports failures.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Test, test } from "tap";
import { type StartSimulator, startInShell } from "../../scripts/reading/background.ts";
import { FORMS, marksOf } from "../../scripts/reading/marks.ts";
import { readPage as read } from "../../scripts/reading/read-page.ts";
import { findReasonToSkip, routeOf } from "../../scripts/reading/route.ts";
import { blocksOf, ROOT, readPage, rowsOf } from "./pages.ts";
import { cannotRun } from "./shell.ts";

/** The pages in the order in which they are read. */
const route = routeOf(ROOT);

/** The reasons of commands that are not run, by page. */
const NOT_RUN = {
  "README.md": [
    "the reader has cloned the repository",
    "npm ci && npm test: .ci/run runs the tests in a separate check",
    "in a clone the package is already there; scripts/ci installs it as it will be published",
  ],
  "docs/getting-started.md": ["the first command of the README has done it"],
  "docs/getting-started.zh-CN.md": ["the first command of the README has done it"],
  "docs/library.md": [
    "in a clone the package is already there; scripts/ci installs it as it will be published",
    "needs a simulator on the usual port",
  ],
  "docs/csharp.md": ["scripts/ci/csharp-client.ts follows this page in an empty folder"],
  "docs/java.md": ["scripts/ci/java-client.ts follows this page in an empty folder"],
  "docs/python.md": ["scripts/ci/python-client.ts follows this page in an empty folder"],
  "docs/web-tests.md": ["scripts/ci/recipes.ts runs examples/tests/playwright in an empty folder"],
  "docs/running.md": ["it waits for a client to sign in"],
  "docs/containers.md": ["it needs a container engine", "it needs a cluster"],
  "docs/performance.md": [
    "npm run bench: it takes minutes; .ci/run runs its quick form in a separate check",
    "npm run bench: it installs other servers and takes eight minutes",
  ],
  "docs/settings.md": ["it serves until a signal"],
  "docs/coding-agents.md": [
    "it installs a package into the project of the reader",
    "it writes into the project of the reader",
  ],
  "docs/monitoring.md": ["it needs packages of OpenTelemetry, and a collector"],
  "docs/adding-an-operation.md": ["npm test: .ci/run runs the tests in a separate check"],
  "docs/versions.md": [
    "it makes a release of the repository that it is run in; test/release.test.ts tries it in a temporary repository",
  ],
  "CONTRIBUTING.md": ["this is what reads this page"],
};

test("the index has every page of the documentation, and starts with the first steps", async (t) => {
  t.same(route.slice(0, 3), ["README.md", "docs/README.md", "docs/getting-started.md"]);
  const pages = readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md"));
  t.same(
    pages.filter((name) => !route.includes(`docs/${name}`)),
    [],
  );
});

test("only the listed commands are not run", async (t) => {
  const reasons = route.flatMap((page) => {
    const reasonOfPage = findReasonToSkip(readPage(page));
    const reasonsOfBlocks = blocksOf(page).flatMap((block) => {
      const { notRun, notThese } = marksOf(block);
      return [...(notRun === undefined ? [] : [notRun]), ...[...notThese].map((pair) => pair.join(": "))];
    });
    const all = reasonOfPage === undefined ? [...new Set(reasonsOfBlocks)] : [reasonOfPage];
    return all.length > 0 ? [[page, all]] : [];
  });
  t.strictSame(Object.fromEntries(reasons), NOT_RUN);
});

test("pages outside the index have no commands", async (t) => {
  const others = readdirSync(join(ROOT, "decisions")).map((name) => `decisions/${name}`);
  for (const page of [...others, "certs/README.md"]) {
    t.same(
      blocksOf(page).filter(({ language }) => language === "sh"),
      [],
      page,
    );
  }
});

test("every program on a page is run or covered by a test", async (t) => {
  for (const page of route) {
    for (const { language, comments, line } of blocksOf(page)) {
      if (["sh", "text", "json", "yaml"].includes(language)) continue;
      const tried = comments.some((comment) => /^(?:test|from|read): /.test(comment));
      t.ok(tried, `${page}, line ${line}: no test covers this ${language} block`);
    }
  }
});

test("CONTRIBUTING.md lists all comments for blocks", async (t) => {
  const shown = rowsOf("CONTRIBUTING.md").map(([form = ""]) => form.replaceAll("`", ""));
  t.same(
    FORMS.filter((form) => !shown.includes(form)),
    [],
  );
});

test("blocks share a shell, save files, use the ports of the simulator, and compare output", async (t) => {
  const reads = await readText(
    t,
    `
<!-- read: in the background -->
~~~sh
npm start
~~~

<!-- read: saves answer.txt -->
~~~yaml
{ "port": 8043 }
~~~

~~~sh
name=Ada
say() { printf '{ "name": "%s", "at": %s }' "$name" "$(cat answer.txt)"; }
~~~

~~~sh
say
~~~

~~~json
{ "name": "Ada", "at": { "port": 4711 } }
~~~

<!-- read: exits with 3 -->
~~~sh
echo "took 0.01 s"; (exit 3)
~~~

<!-- read: printed -->
~~~text
took ... s
~~~

<!-- read: not "fail": of it -->
~~~sh
date +'{ "second": %s, "same": 1 }'
fail
~~~

<!-- read: printed, but for second -->
~~~json
{ "second": 17, "same": 1 }
~~~

<!-- read: needs no-such-program -->
~~~sh
no-such-program
~~~

<!-- read: printed -->
~~~text
nothing
~~~
`,
  );
  t.strictSame(reads, [
    "started",
    "saved",
    "run",
    "run",
    "compared",
    "run",
    "compared",
    "run",
    "compared",
    "left out: not installed here: no-such-program",
    "left out: the commands before it were left out",
  ]);
});

test("a failure is reported, and the rest of the page is not read", async (t) => {
  const fence = (text: string) => `~~~sh\n${text}\n~~~\n\n`;
  const [failed, ...rest] = await readText(t, `${fence("echo before; false; echo after")}${fence("true")}`);
  t.match(failed, /^failed: exit code 1\nbefore\n$/);
  t.same(rest, []);
  t.strictSame(await readText(t, `${fence("exit 0")}${fence("true")}`), [
    "run",
    "failed: a block before this one has ended the shell",
  ]);
  t.strictSame(await readText(t, `${fence("echo 1")}~~~json\n2\n~~~\n`), [
    "run",
    "failed: the page shows\n2\nbut the output is\n1",
  ]);
  t.match(await readText(t, `${fence('echo \'{"b":1,"a":2}\'')}~~~json\n{ "a": 2, "b": 1 }\n~~~\n`), [
    "run",
    /^failed/,
  ]);
  t.match(await readText(t, `${fence("echo oh")}~~~json\n2\n~~~\n`), ["run", /^failed: the page shows JSON/]);
  t.match(await readText(t, `<!-- read: in the background -->\n${fence("echo no; exit 4")}`, startInShell), [
    /^failed: "echo no; exit 4" ended before a simulator was ready:\nno\n$/,
  ]);
});

test("an unknown comment is refused", async (t) => {
  await t.rejects(readText(t, "<!-- read: in background -->\n~~~sh\ntrue\n~~~\n"), {
    message: /^line 2: "read: in background" is not a known comment. Accepted are: read: in the background; /,
  });
});

test("no command of an excluded page is run", async (t) => {
  const page = "<!-- read: no command of this page: it needs an engine -->\n\n~~~sh\nfalse\n~~~\n";
  t.same(await readText(t, page), ["left out: it needs an engine"]);
});

test("a simulator in the background runs until it is closed", { skip: cannotRun }, async (t) => {
  const ready = '{"ready":true,"gateway":"https://127.0.0.1:4711","control":null}';
  const command = `echo installing; node -e 'console.log(${JSON.stringify(ready)}); setInterval(() => {}, 1000)'`;
  const background = await startInShell(command, ROOT, process.env);
  t.hasStrict(background.ready, { gateway: "https://127.0.0.1:4711", control: null });
  await background.close();
});

/** Reads a page in an empty folder. Its blocks are fenced with ~~~. Returns the result of each block. */
async function readText(t: Test, page: string, start: StartSimulator = startNothing): Promise<string[]> {
  const folder = t.testdir({ temp: {} });
  const options = { folder, tempFolder: join(folder, "temp"), environment: process.env, start };
  const reads = await read(page.replaceAll("~~~", "```"), options);
  return reads.map(({ outcome, why }) => (why === undefined ? outcome : `${outcome}: ${why}`));
}

/** Returns a ready simulator without starting one. */
async function startNothing() {
  return { ready: { gateway: "https://127.0.0.1:4711", control: null }, close: async () => {} };
}
