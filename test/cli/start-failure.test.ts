// Tests of errors of the start: one sentence for each, which names the option to change.
import { test } from "tap";
import { OptionsError } from "../../src/options/options-error.ts";
import { explainStartFailure } from "../../src/start-failure.ts";
import { EndlessChain } from "../../src/world/lives/long-run.ts";

const OPTIONS = { host: "0.0.0.0", port: 8043, httpPort: 8080, controlHost: "127.0.0.1", controlPort: 8044 };

function explain(error: unknown) {
  return explainStartFailure(error, OPTIONS)?.sentence;
}

function createSystemError(code: string, rest: object): Error {
  return Object.assign(new Error(`listen ${code}`), { code, syscall: "listen", ...rest });
}

test("an address that cannot be used is explained with the option that sets it", async (t) => {
  for (const [port, option] of [
    [8043, "--port"],
    [8080, "--http-port"],
    [8044, "--control-port"],
  ] as const) {
    t.equal(
      explain(createSystemError("EADDRINUSE", { address: "127.0.0.1", port })),
      `Port ${port} of 127.0.0.1 is in use: set ${option} to another port, or to 0 for any free one.`,
    );
  }
  t.equal(
    explain(createSystemError("EACCES", { address: "127.0.0.1", port: 8044 })),
    "Port 8044 of 127.0.0.1 cannot be opened by this user: set --control-port to a port above 1023.",
  );
  t.equal(
    explain(createSystemError("EADDRNOTAVAIL", { address: "192.0.2.1", port: 8043 })),
    "192.0.2.1 is not an address of this machine: set --host to one, such as 127.0.0.1 or 0.0.0.0.",
  );
  t.equal(
    explain(createSystemError("ENOTFOUND", { hostname: "no-such.invalid", syscall: "getaddrinfo" })),
    "The host name no-such.invalid cannot be resolved: set --control-host to an address, such as 127.0.0.1 or 0.0.0.0.",
  );
  t.equal(
    explain(createSystemError("EMFILE", { address: "127.0.0.1", port: 8043 })),
    "A port cannot be opened: listen EMFILE.",
  );
});

test("wrong options, endless scenarios and deleted folders are explained, and other errors are not", async (t) => {
  t.strictSame(explainStartFailure(new OptionsError("The key is damaged."), OPTIONS), {
    cause: "option",
    sentence: "The key is damaged.",
  });
  t.match(explainStartFailure(new EndlessChain(0), OPTIONS), {
    cause: "scenario",
    sentence: /^The scenario cannot continue\. /,
  });
  t.match(explain(createSystemError("ENOENT", { syscall: "uv_cwd" })), /^The current folder was deleted: /);
  t.strictSame([explain(new TypeError("x")), explain("x")], [undefined, undefined]);
});
