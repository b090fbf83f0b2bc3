// Formats test cases as JUnit XML, with all elements and attributes that strict readers require.

/** A test case of a report. */
export interface JunitCase {
  readonly name: string;
  /** The virtual time that it took, in milliseconds. */
  readonly tookMs: number;
  /** Undefined if it passed. */
  readonly failure: JunitFailure | undefined;
}

/** The failure of a test case. */
export interface JunitFailure {
  /** A short sentence. */
  readonly message: string;
  /** The kind of the check or of its failure, such as `expect` or `difference`. */
  readonly type: string;
  /** The whole explanation. */
  readonly text: string;
}

/** A suite of test cases. */
export interface JunitSuite {
  readonly name: string;
  /** The times of its beginning and end (ISO 8601). */
  readonly start: string;
  readonly end: string;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly cases: readonly JunitCase[];
}

/** Returns a suite as an XML file. */
export function formatJunit({ name, start, end, properties, cases }: JunitSuite): string {
  const suite = writeAttributes({
    id: 0,
    package: "ccgw",
    name,
    hostname: "localhost",
    timestamp: start.slice(0, 19),
    tests: cases.length,
    failures: cases.filter(({ failure }) => failure !== undefined).length,
    errors: 0,
    time: formatSeconds(Date.parse(end) - Date.parse(start)),
  });
  const written = Object.entries(properties).map(
    ([property, value]) => `<property${writeAttributes({ name: property, value })}/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<testsuites>",
    `  <testsuite${suite}>`,
    `    <properties>${written.join("")}</properties>`,
    ...cases.map((testCase) => formatCase(testCase, name)),
    "    <system-out/>",
    "    <system-err/>",
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function formatCase({ name, tookMs, failure }: JunitCase, suite: string): string {
  const head = `    <testcase${writeAttributes({ classname: suite, name, time: formatSeconds(tookMs) })}`;
  if (failure === undefined) return `${head}/>`;
  const { message, type, text: explanation } = failure;
  return [
    `${head}>`,
    `      <failure${writeAttributes({ message, type })}>${escapeXml(explanation)}</failure>`,
    "    </testcase>",
  ].join("\n");
}

function formatSeconds(ms: number): string {
  return (ms / 1_000).toFixed(3);
}

function writeAttributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // XML readers would turn these into spaces in attributes.
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Escapes a text for elements and attributes. Characters that XML does not allow are replaced. */
function escapeXml(written: string): string {
  return written
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
    .replaceAll(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? character);
}
