// Every command of the documentation is run by scripts/read-docs.ts, or says why not; and whoever runs them sees what does not hold.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Test, test } from "tap";
import { type Start, startInShell } from "../../scripts/reading/background.ts";
import { FORMS, marksOf } from "../../scripts/reading/marks.ts";
import { readPage as read } from "../../scripts/reading/read-page.ts";
import { leftOut, routeOf } from "../../scripts/reading/route.ts";
import { blocksOf, ROOT, readPage, rowsOf } from "./pages.ts";
import { cannotRun } from "./shell.ts";

const route = routeOf(ROOT);

/** Commands that nobody runs, by page. A further one needs a reason as good as these. */
const NOT_RUN = {
  "README.md": [
    "the reader has cloned the repository",
    "npm ci && npm test: .ci/run has a check of its own for the tests",
    "in a clone the package is there already; scripts/ci installs it as it will be published",
  ],
  "docs/getting-started.md": ["the first command of the README has done it"],
  "docs/getting-started.zh-CN.md": ["the first command of the README has done it"],
  "docs/library.md": [
    "in a clone the package is there already; scripts/ci installs it as it will be published",
    "needs a simulator on the usual port",
  ],
  "docs/running.md": ["it waits for a client to sign in"],
  "docs/containers.md": ["it needs a container engine", "it needs a cluster"],
  "docs/performance.md": ["npm run bench: it takes minutes; .ci/run has its quick form as a check of its own"],
  "docs/adding-an-operation.md": ["npm test: .ci/run has a check of its own for the tests"],
  "docs/versions.md": [
    "it makes a release of the repository that it is run in; test/release.test.ts tries it in one of its own",
  ],
  "CONTRIBUTING.md": ["this is what reads this page"],
};

test("the index has every page of the documentation, and begins with how to begin", async (t) => {
  t.same(route.slice(0, 3), ["README.md", "docs/README.md", "docs/getting-started.md"]);
  const pages = readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md"));
  t.same(
    pages.filter((name) => !route.includes(`docs/${name}`)),
    [],
  );
});

test("every command is run, or is one of those that are not for a reason", async (t) => {
  const reasons = route.flatMap((page) => {
    const whole = leftOut(readPage(page));
    const single = blocksOf(page).flatMap((block) => {
      const { notRun, notThese } = marksOf(block);
      return [...(notRun === undefined ? [] : [notRun]), ...[...notThese].map((one) => one.join(": "))];
    });
    const all = whole === undefined ? [...new Set(single)] : [whole];
    return all.length > 0 ? [[page, all]] : [];
  });
  t.strictSame(Object.fromEntries(reasons), NOT_RUN);
});

test("there are no commands on pages that nobody reads", async (t) => {
  const others = readdirSync(join(ROOT, "decisions")).map((name) => `decisions/${name}`);
  for (const page of [...others, "certs/README.md"]) {
    t.same(
      blocksOf(page).filter(({ language }) => language === "sh"),
      [],
      page,
    );
  }
});

test("every piece of a program is tried: saved and run, or held by a test", async (t) => {
  for (const page of route) {
    for (const { language, comments, line } of blocksOf(page)) {
      if (["sh", "text", "json", "yaml"].includes(language)) continue;
      const tried = comments.some((comment) => /^(?:test|from|read): /.test(comment));
      t.ok(tried, `${page}, line ${line}: nothing tries this ${language}`);
    }
  }
});

test("the contributors' guide shows every way to read a block", async (t) => {
  const shown = rowsOf("CONTRIBUTING.md").map(([form = ""]) => form.replaceAll("`", ""));
  t.same(
    FORMS.filter((form) => !shown.includes(form)),
    [],
  );
});

test("what one block sets the next one has, files are saved, ports are the simulator's, answers are compared", async (t) => {
  const reads = await reading(
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

test("what does not hold is told, and the page is read no further", async (t) => {
  const command = (text: string) => `~~~sh\n${text}\n~~~\n\n`;
  const [failed, ...rest] = await reading(t, `${command("echo before; false; echo after")}${command("true")}`);
  t.match(failed, /^failed: exit code 1\nbefore\n$/);
  t.same(rest, []);
  t.match(await reading(t, `${command("exit 0")}${command("true")}`), [
    "run",
    "failed: a block before this one has ended the shell",
  ]);
  t.match(await reading(t, `${command("echo 1")}~~~json\n2\n~~~\n`), [
    "run",
    "failed: the page shows\n2\nbut there came\n1",
  ]);
  t.match(await reading(t, `${command('echo \'{"b":1,"a":2}\'')}~~~json\n{ "a": 2, "b": 1 }\n~~~\n`), [
    "run",
    /^failed/,
  ]);
  t.match(await reading(t, `${command("echo oh")}~~~json\n2\n~~~\n`), ["run", /^failed: the page shows JSON/]);
  t.match(await reading(t, `<!-- read: in the background -->\n${command("echo no; exit 4")}`, startInShell), [
    /^failed: "echo no; exit 4" ended before a simulator was ready:\nno\n$/,
  ]);
});

test("a comment that is nearly one of the forms is refused", async (t) => {
  await t.rejects(reading(t, "<!-- read: in background -->\n~~~sh\ntrue\n~~~\n"), {
    message: /^line 2: "read: in background" is no way to read a block; there are: read: in the background; /,
  });
});

test("a command of a page that is left out as a whole is not run", async (t) => {
  const page = "<!-- read: no command of this page: it needs an engine -->\n\n~~~sh\nfalse\n~~~\n";
  t.same(await reading(t, page), ["left out: it needs an engine"]);
});

test("a simulator that was started goes on until it is closed", { skip: cannotRun }, async (t) => {
  const ready = '{"ready":true,"gateway":"https://127.0.0.1:4711","control":null}';
  const command = `echo installing; node -e 'console.log(${JSON.stringify(ready)}); setInterval(() => {}, 1000)'`;
  const background = await startInShell(command, ROOT, process.env);
  t.match(background.ready, { gateway: "https://127.0.0.1:4711", control: null });
  await background.close();
});

/** Reads a page in an empty folder; its blocks are fenced with ~~~. Answers what became of each. */
async function reading(t: Test, page: string, start: Start = stub): Promise<string[]> {
  const folder = t.testdir({ aside: {} });
  const surroundings = { folder, aside: join(folder, "aside"), environment: process.env, start };
  const reads = await read(page.replaceAll("~~~", "```"), surroundings);
  return reads.map(({ became, why }) => (why === undefined ? became : `${became}: ${why}`));
}

async function stub() {
  return { ready: { gateway: "https://127.0.0.1:4711", control: null }, close: async () => {} };
}
