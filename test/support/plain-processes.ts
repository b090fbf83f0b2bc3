// Lets the child processes of tests start as they do for users. .taprc imports this file before each test file.

// The test runner would load its modules into every child process, even with a different environment. That takes 0.2 s of CPU each time,
// changes how signals end the process, and makes a program without an extension fail, such as `tsc`.
// Its wrapper of `spawn` has no setting for this, but a global object with a function that removes the wrapper.
const wrapper: unknown = Reflect.get(globalThis, Symbol.for("process-on-spawn@*:singletonId"));
if (typeof wrapper === "object" && wrapper !== null && "unwrap" in wrapper && typeof wrapper.unwrap === "function") {
  wrapper.unwrap();
}
delete process.env["NODE_OPTIONS"];
