// Checks the C# client with Mono: compiles it, and runs the test of docs/csharp.md with stand-ins for the parts of xUnit that it uses.
import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, ROOT, run, skipCheck } from "./check-helpers.ts";
import { blockOf, makeFolderWithPackage, replaceOnce, startMeasuring } from "./client-helpers.ts";

const PAGE = "docs/csharp.md";
const REFERENCES = ["-r:System.Net.Http.dll", "-r:System.Runtime.Serialization.dll"];
/** The parts of xUnit that the page uses, and a program that runs its test like xUnit, with a new object. */
const STAND_IN = `using System;
namespace Xunit {
  public interface IClassFixture<T> {}
  public sealed class FactAttribute : Attribute {}
  public static class Assert {
    public static void Contains(string expected, string actual) {
      if (!actual.Contains(expected)) throw new Exception("Not found: " + expected + " in " + actual);
    }
  }
}
static class Runner {
  static int Main() {
    using (var fixture = new SimulatorFixture())
    using (var tests = new ClientTests(fixture)) {
      try {
        tests.AnUnansweredCallIsCounted().GetAwaiter().GetResult();
        Console.WriteLine("passed");
        return 0;
      } catch (Exception failure) {
        Console.WriteLine(failure);
        return 1;
      }
    }
  }
}
`;
/**
 * A program that sends a request with each of the given certificates as the trusted one. It also sets a header that HttpClient refuses, and
 * sends a request that the simulator refuses.
 */
const FOREIGN = `using System;
using System.Net.Http;
using Ccgw;
static class Foreign {
  static void Main(string[] files) {
    using (var simulator = Simulator.Start())
    using (var world = simulator.Allocate()) {
      foreach (var file in files) {
        var ca = Trust.ReadCertificate(System.IO.File.ReadAllText(file));
        try {
          var http = new HttpClient(Trust.HandlerFor(ca));
          Console.WriteLine(http.GetStringAsync(world.Resource + "/agentevent/101").GetAwaiter().GetResult());
        } catch (HttpRequestException) {
          Console.WriteLine("refused");
        }
      }
      var request = new HttpRequestMessage();
      try { request.Headers.Add("Content-Type", "application/json"); } catch (InvalidOperationException) { Console.WriteLine("misused"); }
      Console.WriteLine(request.Headers.TryAddWithoutValidation("Content-Type", "application/json"));
      try { simulator.Allocate("nowhere"); } catch (ControlException failure) { Console.WriteLine(failure.Status); }
    }
  }
}
`;
/** A program that waits for states, events and requests: before and after they happen, and for some that never happen. */
const WAITS = `using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Ccgw;
static class Waits {
  static void Main() {
    using (var simulator = Simulator.Start())
    using (var world = simulator.Allocate()) {
      var begun = Task.Run(() => world.WaitForState(101, "idle", TimeSpan.FromMinutes(5)));
      var login = new StringContent("{\\"password\\":\\"secret\\",\\"phonenum\\":\\"40101\\",\\"autoanswer\\":false}");
      login.Headers.ContentType = new MediaTypeHeaderValue("application/json");
      world.CreateClient().PutAsync(world.Resource + "/onlineagent/101", login).GetAwaiter().GetResult();
      Print(begun.GetAwaiter().GetResult(), "sentence");
      world.CallAgent(101);
      Print(world.WaitForEvent(101, "AgentEvent_Ringing"), "sentence");
      Print(world.WaitForOperation(null, "login"), "sentence");
      try { world.WaitForOperation(101, "answer", TimeSpan.Zero); } catch (ControlException failure) { Print(failure.Problem, "detail"); }
      try { world.WaitForState(101, "asleep"); } catch (ControlException failure) { Console.WriteLine(failure.Status); }
    }
  }
  /** Prints the first sentence of a member of JSON. */
  static void Print(string json, string name) {
    var from = json.IndexOf("\\"" + name + "\\":\\"") + name.Length + 4;
    Console.WriteLine(json.Substring(from).Split('"', '.')[0]);
  }
}
`;

for (const program of ["mcs", "mono", "openssl"]) {
  if (spawnSync(program, ["--version"]).error !== undefined)
    skipCheck(`there is no ${program}: install mono-mcs and openssl`);
}

const printSeconds = startMeasuring("C#");
const folder = makeFolderWithPackage("csharp");
for (const name of ["own", "foreign"]) {
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  const files = ["-keyout", `${name}.key`, "-out", `${name}.pem`];
  await run("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...names, ...files], {
    cwd: folder,
  });
}
// CCGW_COMMAND names a script that adds options, so that the test of the page needs no change.
const command = join(folder, "ccgw");
writeFileSync(
  command,
  `#!/bin/sh\nexec "${join(folder, "node_modules/.bin/ccgw")}" "$@" --cert "${folder}/own.pem" --key "${folder}/own.key"\n`,
  { mode: 0o755 },
);
const client = readdirSync(`${ROOT}clients/csharp`)
  .filter((file) => file.endsWith(".cs"))
  .map((file) => `${ROOT}clients/csharp/${file}`);
const library = ["-langversion:7.2", "-warnaserror", "-target:library", "-out:Ccgw.dll", ...REFERENCES, ...client];
await run("mcs", library, { cwd: folder });

const first = blockOf(PAGE, "csharp first");
const failed = await runTest("first", `${first}\n${STAND_IN}`);
check(
  "the test of the page fails with the finding that it shows",
  failed.includes(blockOf(PAGE, "csharp finding").trim()),
  true,
);
printSeconds();
const SEND = "        await http.SendAsync(counters);\n";
const fixed = replaceOnce(first, SEND, `${blockOf(PAGE, "csharp content type")}${SEND}`);
check("with a Content-Type on the GET it passes", await runTest("fixed", `${fixed}\n${STAND_IN}`), "passed\n");
check(
  "only the simulator's certificate works, HttpClient refuses Content-Type, and a refused request is an exception",
  await runTest("foreign", FOREIGN, ["own.pem", "foreign.pem"]),
  '{"message":"agent not login","retcode":"100-006","result":""}\nrefused\nmisused\nFalse\n400\n',
);
check(
  "waits for a state, an event and a request return what happened, and a failed wait says what it expected",
  await runTest("waits", WAITS),
  "agent 101 is idle\nagent 101 gets AgentEvent_Ringing\na client requests login\nExpected within 0s: agent 101 requests answer\n400\n",
);
console.log("left out: .NET, xUnit and Testcontainers themselves, because Debian does not have them");

/** Moves the using directives of a program to its beginning, compiles and runs it. Returns its stdout, also if it fails. */
async function runTest(name: string, text: string, argv: readonly string[] = []): Promise<string> {
  const usings = [...new Set(text.match(/^using [\w.]+;$/gm))].join("\n");
  writeFileSync(join(folder, `${name}.cs`), `${usings}\n${text.replaceAll(/^using [\w.]+;$/gm, "")}`);
  await run("mcs", ["-langversion:7.2", `-out:${name}.exe`, "-r:Ccgw.dll", ...REFERENCES, `${name}.cs`], {
    cwd: folder,
  });
  const env = { ...process.env, CCGW_COMMAND: command };
  const ended = spawnSync("mono", [`${name}.exe`, ...argv], { cwd: folder, env, encoding: "utf8", timeout: 900_000 });
  return ended.stdout;
}
