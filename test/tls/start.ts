// A process of its own that asks for certificates when told to, and says whether it loaded the library that makes them.
import { certificates } from "../../src/tls/certificates.ts";

const [certsDir] = process.argv.slice(2);
process.stdout.write("ready\n");
process.stdin.once("data", () => {
  certificates({ certsDir }).then(({ ca, cert, warnings }) => {
    // The library's companion leaves this mark when it is loaded, and nothing else here does.
    const libraryLoaded = "getMetadata" in Reflect;
    process.stdout.write(JSON.stringify({ ca, cert, warnings, libraryLoaded }));
    process.stdin.destroy();
  });
});
