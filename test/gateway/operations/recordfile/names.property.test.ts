// Property: for every name, a client gets the recording of that name or a documented retcode, and never another file.
import fc from "fast-check";
import { test } from "tap";
import { countCases } from "../../../support/cases.ts";
import { openGateway } from "../../../support/gateway.ts";
import { FILE, record, SERIAL } from "../recordplay/arrange.ts";
import { download } from "./arrange.ts";

const REFUSED = ["000-002", "104-003", "104-004", "104-005"];

/** Parts of names that look for other files, as they are written in a URL. */
const part = fc.constantFrom(
  ...[
    "..",
    "%2e%2e",
    "%252e%252e",
    "/",
    "%2F",
    "%5C",
    "%00",
    "%0A",
    "%ff",
    "%",
    ";",
    "%3B",
    ":",
    "Y:",
    "C:",
    "file://",
  ],
  ...["etc", "passwd", "1", "0", "20260105", "101", "0900000", ".V3", ".wav", "~", "%20", "%E2%80%AE", "x".repeat(60)],
);
const pathLike = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(""));
/** A name that differs from that of the recording by an inserted part. */
const similar = fc
  .tuple(fc.constantFrom(FILE, SERIAL), fc.nat(40), part)
  .map(([name, at, inserted]) => `${name.slice(0, at)}${inserted}${name.slice(at)}`);
const anyText = fc.string({ unit: "binary" }).map(encodeURIComponent);

test("a name leads to the recording of that name, or to a documented retcode", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { autoanswer: false });
  await record(gateway, ada, 1);
  /** Returns whether a name, as it is written in a URL, is that of the recording. */
  const isOfRecording = (written: string): boolean => {
    const names = decodeURIComponent(written).replaceAll("\\", "/").split(";");
    return names.every((name) => ["", FILE, SERIAL].includes(name));
  };
  await fc.assert(
    fc.asyncProperty(fc.oneof(pathLike, similar, anyText), async (name) => {
      for (const path of [
        `recordfile/{}?recordId=${name}`,
        `recordfile/{}/recordfiledownloadEx?callId=1767603600-1&hwFileName=${name}`,
        `recordfile/{}/videofiledownloadEx?recordId=${name}`,
      ]) {
        const { status, headers, bytes } = await download(ada, path);
        if (headers["content-type"] !== "application/json") return status === 200 && isOfRecording(name);
        const { retcode } = JSON.parse(bytes.toString()) as { retcode: string };
        if (status !== 200 || !REFUSED.includes(retcode)) return false;
      }
      return true;
    }),
    { numRuns: countCases(400) },
  );
});
