// Tests that Node's own functions are found behind fake timers, and that fakes without the original are refused.
import { test } from "tap";
import { findUnfaked } from "../../src/runtime/unfaked.ts";

const real = (): void => {};
const refusal = {
  message: "setTimeout is faked, and the original cannot be found. Import cc-gateway-simulator before you fake timers.",
};

/** Creates a fake as sinon, vitest and jest do. */
const createFake = (clock: object) => Object.assign(() => {}, { clock });

test("a function that is not faked is returned unchanged", (t) => {
  t.equal(findUnfaked("setTimeout", real), real);
  t.end();
});

test("the original of a fake is found in its clock, even behind a second fake", (t) => {
  t.equal(findUnfaked("setTimeout", createFake({ _setTimeout: real })), real);
  t.equal(findUnfaked("setTimeout", createFake({ _setTimeout: createFake({ _setTimeout: real }) })), real);
  t.end();
});

for (const [kind, fake] of [
  ["a fake whose clock lacks the original", createFake({})],
  ["a mock function of jest or vitest", Object.assign(() => {}, { _isMockFunction: true })],
  ["a bound method, such as a fake of node:test,", real.bind(undefined)],
] as const) {
  test(`${kind} is refused with advice`, (t) => {
    t.throws(() => findUnfaked("setTimeout", fake), refusal);
    t.end();
  });
}
