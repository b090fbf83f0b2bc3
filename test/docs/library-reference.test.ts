// Tests of the reference of the library, which is generated from declarations and doc comments.
import { test } from "tap";
import { describe } from "../../scripts/docs/library.ts";
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
   * @throws Busy if the line is busy.
   */
  async dial(
    to: string,
    how: Options = {},
  ): Promise<void> {}
}
/** How to dial. */
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
      ["`dial(to: string, how?: Options): Promise<void>`", "Dials a number. It does not wait for an answer."],
    ],
  });
  t.strictSame(describe(MODULE, "Options").rows, [["`patience?: number`", "The patience in seconds."]]);
});

test("a member without a comment or a name that is not exported is an error", async (t) => {
  t.throws(() => describe(MODULE, "Silent"), { message: "Silent: ring(): void has no doc comment" });
  t.throws(() => describe(MODULE, "Line"), { message: "Line is not exported" });
});

test("the page has all errors and functions of the package", async (t) => {
  const page = readPage("docs/library-reference.md");
  t.same(
    Object.keys(library).filter((name) => !page.includes(`\`${name}\``)),
    [],
  );
});
