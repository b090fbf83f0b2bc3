// Tests of the reference of the library, which is generated from declarations and doc comments.
import { readdirSync, readFileSync } from "node:fs";
import { test } from "tap";
import { describe, SUBJECTS } from "../../scripts/docs/library.ts";
import * as library from "../../src/index.ts";
import { readPage } from "./pages.ts";

const MODULE = `
/** A phone. */
export class Phone {
  /** Its number. */
  readonly number: string | undefined;
  #line = 1;
  constructor(number: string) { this.number = number; }
  /**
   * Dials a number. It does not wait
   * for an answer.
   *
   * @param to the number; undefined dials the last one again.
   * @returns the id of
   *   the call.
   * @throws Busy if the line is busy.
   */
  async dial(
    to: string | undefined,
    how: Options = {},
  ): Promise<string> { return "1"; }
}
/** Options of a dial. */
export interface Options {
  /** The patience in seconds. */
  patience?: number | undefined;
}
/** A bell. */
export class Silent { ring(): void {} }
`;

test("a class and an interface are described by their public members", async (t) => {
  t.strictSame(describe(MODULE, "Phone"), {
    summary: "A phone.",
    rows: [
      ["`number: string | undefined`", "Its number."],
      [
        "`dial(to: string | undefined, how?: Options): Promise<string>`",
        "Dials a number. It does not wait for an answer. Returns the id of the call.",
      ],
    ],
  });
  t.strictSame(describe(MODULE, "Options").rows, [["`patience?: number`", "The patience in seconds."]]);
});

test("a member without a comment or a name that is not exported is an error", async (t) => {
  t.throws(() => describe(MODULE, "Silent"), { message: "Silent: ring(): void has no doc comment" });
  t.throws(() => describe(MODULE, "Line"), { message: "Line is not exported" });
});

test("the page describes every handle of the library, with the classes that a handle extends", async (t) => {
  const folder = new URL("../../src/library/", import.meta.url);
  const handles = readdirSync(folder).filter((name) => /-(handle|agent|world)\.ts$/.test(name));
  const classes = handles.flatMap((name) =>
    [...readFileSync(new URL(name, folder), "utf8").matchAll(/^export (?:abstract )?class (\w+)/gm)].map(
      ([, found]) => found,
    ),
  );
  const page = readPage("docs/library-reference.md");
  const described = new Set(SUBJECTS.map(([, , name]) => name));
  t.strictSame(
    classes.filter((name) => !described.has(name ?? "") && !page.includes(`\`${name}\``)),
    [],
  );
});

test("the page has all errors and functions of the package", async (t) => {
  const page = readPage("docs/library-reference.md");
  t.same(
    Object.keys(library).filter((name) => !page.includes(`\`${name}\``)),
    [],
  );
});
