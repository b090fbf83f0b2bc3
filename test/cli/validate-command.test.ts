// Tests of the commands `validate` and `schema`, and of scenarios from standard input.
import { test } from "tap";
import { runToEnd } from "./command.ts";

test("valid scenarios are listed with exit code 0", async (t) => {
  const folder = t.testdir({ "shift.yaml": "steps: [{ wait: 5s }]\n" });
  t.same(await runToEnd(["validate", `${folder}/shift.yaml`, "default"]), {
    exitCode: 0,
    out: `${folder}/shift.yaml: valid\ndefault: valid\n`,
    err: "",
  });
});

test("mistakes are printed with file, line and column, and for a missing file the exit code is 2", async (t) => {
  const folder = t.testdir({ "bad.yaml": "clock: fast\nsteps:\n  - wait: 90 sec\n", "shift.json": '{"seed": 1}' });
  const { exitCode, out, err } = await runToEnd([
    "validate",
    `${folder}/bad.yaml`,
    `${folder}/none.yaml`,
    `${folder}/shift.json`,
  ]);
  t.same({ exitCode, err }, { exitCode: 2, err: "" });
  t.same(out.replaceAll(`${folder}/`, "").split("\n"), [
    'bad.yaml:1:8: "fast" is not a valid clock: use manual, or how many times as fast as the wall clock, such as 1x, 60x or 0.5x',
    'bad.yaml:3:11: "90 sec" is not a valid duration: use a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h',
    "none.yaml: there is no such file or folder",
    "shift.json: valid",
    "",
  ]);
});

test("the exit code is 1 for mistakes, and 2 for an unreadable file in any position", async (t) => {
  const folder = t.testdir({ "bad.yaml": "clock: fast\n", folder: {} });
  const codeOf = async (...files: string[]) =>
    (await runToEnd(["validate", ...files.map((file) => `${folder}/${file}`)])).exitCode;
  t.same([await codeOf("bad.yaml"), await codeOf("none.yaml", "bad.yaml"), await codeOf("folder")], [1, 2, 2]);
  t.equal((await runToEnd(["run", `${folder}/none.yaml`])).exitCode, 2);
  t.equal((await runToEnd(["serve", `${folder}/none.yaml`, "--port", "0"])).exitCode, 2);
});

test("- is standard input for every command with a scenario", async (t) => {
  const bad = await runToEnd(["validate", "-"], {}, "name: a\nclock: fast\n");
  t.match(bad, { exitCode: 1, out: /^stdin:2:8: "fast" is not a valid clock/ });
  t.hasStrict(await runToEnd(["validate", "-", "default"], {}, "name: a\n"), {
    exitCode: 0,
    out: "-: valid\ndefault: valid\n",
  });
  t.match(await runToEnd(["validate", "-", "-"], {}, "name: a\n"), { exitCode: 2, err: /read only once/ });
  const scenario = "name: piped\nsteps:\n  - expect: { agent: 101, state: signedOut }\n";
  t.hasStrict(JSON.parse((await runToEnd(["run", "-", "--json"], {}, scenario)).out), { name: "piped" });
  t.match(await runToEnd(["run", "-"], {}, "clock: fast"), { exitCode: 2, err: /^stdin:1:8: / });
  t.hasStrict(await runToEnd(["-", "x"], {}, ""), { exitCode: 2, err: 'serve takes one scenario: leave out "x"\n' });
  t.match(await runToEnd(["serve", "-", "--port", "0"], {}, "clock: fast"), { exitCode: 2, err: /^stdin:1:8: / });
});

test("other encodings are refused with the line and advice", async (t) => {
  const gbk = Buffer.concat([Buffer.from("center:\n  vdn: { name: "), Buffer.from([0xbf, 0xcd]), Buffer.from(" }\n")]);
  const validate = async (bytes: Uint8Array) => (await runToEnd(["validate", "-"], {}, bytes)).out;
  t.equal(
    await validate(gbk),
    "stdin:2:16: the byte 0xBF here is not UTF-8, as in a text in GBK or Windows-1252: save it as UTF-8\n",
  );
  const utf16 =
    "this is UTF-16, as Windows PowerShell's > writes it: save it as UTF-8, for example with Out-File -Encoding utf8";
  t.equal(await validate(Buffer.from("\uFEFFname: Ada\n", "utf16le")), `stdin:1:1: ${utf16}\n`);
  t.equal(await validate(Buffer.from("name: Ada\n", "utf16le")), `stdin:1:1: ${utf16}\n`);
  t.equal(await validate(Buffer.from("\uFEFFname: Ada\n", "utf16le").swap16()), `stdin:1:1: ${utf16}\n`);
  t.equal(
    await validate(Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])),
    "stdin:1:1: this is UTF-32: save it as UTF-8, for example with Out-File -Encoding utf8\n",
  );
});

test("UTF-8 files with a byte order mark are valid", async (t) => {
  const folder = t.testdir({ "marked.json": '\uFEFF{"seed": 1}', "marked.yaml": "\uFEFFname: Ada\n" });
  t.same(await runToEnd(["validate", `${folder}/marked.json`, `${folder}/marked.yaml`]), {
    exitCode: 0,
    out: `${folder}/marked.json: valid\n${folder}/marked.yaml: valid\n`,
    err: "",
  });
});

test("JSON with duplicate members is refused like YAML", async (t) => {
  const { out } = await runToEnd(["validate", "-"], {}, '{"name": "a",\n "name": "b"}');
  t.equal(out, 'stdin:2:2: "name" appears twice in the same object\n');
});

test("schema prints the JSON Schema of a scenario", async (t) => {
  const { exitCode, out, err } = await runToEnd(["schema"]);
  t.same({ exitCode, err }, { exitCode: 0, err: "" });
  t.match(JSON.parse(out), { $schema: /json-schema\.org/, type: "object", properties: { steps: {}, center: {} } });
});
