// Tests of --open: the board's address in the ready line, the system's opener, and one warning if it fails.
import { chmodSync, readFileSync } from "node:fs";
import { test } from "tap";
import { openPage } from "../../src/cli/open-page.ts";
import { until } from "../support/waiting.ts";
import { ANY_PORTS, runToEnd, start } from "./command.ts";

const PRETTY = [...ANY_PORTS, "--log-format", "pretty"];

test("--open opens the board once, at the address that the ready line names", async (t) => {
  const { ready, opened, signal, ended } = start([...PRETTY, "--open", "--certs-dir", t.testdir()]);
  const [, control, board] = /control (http:\S+), board (http:\S+),/.exec(await ready) ?? [];
  t.strictSame([opened, board], [[`${control}/`], `${control}/`]);
  signal("SIGTERM");
  t.equal((await ended).exitCode, 0);
});

test("without --open nothing is opened", async (t) => {
  const { ready, opened, signal, ended } = start([...PRETTY, "--certs-dir", t.testdir()]);
  await ready;
  signal("SIGTERM");
  await ended;
  t.strictSame(opened, []);
});

test("if the board cannot be opened, the simulator warns and continues", async (t) => {
  const environment = { CCGW_OPEN: "on", NO_BROWSER: "yes" };
  const { waitForText, signal, ended } = start([...PRETTY, "--certs-dir", t.testdir()], environment);
  const shown = await waitForText("yourself");
  t.match(shown, /The board could not be opened \(spawn xdg-open ENOENT\)\. Open http:\/\/127\.0\.0\.1:\d+\/ yourself/);
  signal("SIGTERM");
  t.equal((await ended).exitCode, 0);
});

test("--open needs the control port, and belongs to the command serve", async (t) => {
  t.hasStrict(await runToEnd(["--open", "--control-port", "off"]), {
    exitCode: 2,
    err: "--open is given with --control-port off: the board is on the control port, so leave out one of the two\n",
  });
  t.match(await runToEnd(["run", "default", "--open"]), {
    exitCode: 2,
    err: /--open is not an option of run; it belongs to serve/,
  });
});

test("the opener gets the address as it is, and no variable of the simulator", async (t) => {
  const folder = t.testdir({
    "xdg-open":
      '#!/bin/sh\nprintf "%s\\n" "$@" "$CCGW_CONTROL_TOKEN" "$LANG" > "$0.out.part"\nmv "$0.out.part" "$0.out"\n',
  });
  chmodSync(`${folder}/xdg-open`, 0o755);
  const env = { PATH: `${folder}:${process.env["PATH"]}`, CCGW_CONTROL_TOKEN: "open-sesame", LANG: "C" };
  openPage("http://127.0.0.1:8044/?a=$(b)&c", (reason) => t.fail(reason), { platform: "linux", env });
  const read = () => readFileSync(`${folder}/xdg-open.out`, "utf8");
  await until(() => {
    try {
      return read() !== "";
    } catch {
      return false;
    }
  });
  t.equal(read(), "http://127.0.0.1:8044/?a=$(b)&c\n\nC\n");
});

test("a missing opener, or one that fails, is reported once", async (t) => {
  const folder = t.testdir({ open: "#!/bin/sh\nexit 3\n" });
  chmodSync(`${folder}/open`, 0o755);
  const reasons: string[] = [];
  const openOn = (platform: string) =>
    openPage("http://127.0.0.1:8044/", (reason) => reasons.push(reason), { platform, env: { PATH: folder } });
  openOn("darwin");
  await until(() => reasons.length === 1);
  openOn("linux");
  openOn("win32");
  await until(() => reasons.length === 3);
  t.strictSame(reasons.sort(), ["open ended with exit code 3", "spawn rundll32 ENOENT", "spawn xdg-open ENOENT"]);
});
