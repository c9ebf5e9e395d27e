import { expect, test } from "vitest";
import { type ChildExit, badFrame, crashOf, linkClosed, protocolMismatch } from "../../runtime/host/exit-reason.ts";

const exit = (how: Partial<ChildExit>): ChildExit => ({ code: null, signal: null, stderr: "", greeted: true, ...how });

test.each<[string, Partial<ChildExit>, RegExp]>([
  ["an exit code", { code: 3 }, /^app\.ts ended its process with exit code 3\.$/],
  ["an exit before the app began", { code: 9, greeted: false, stderr: "node: bad option: --x" }, /ended before the app began, with exit code 9/],
  ["a signal", { signal: "SIGSEGV" }, /ended by the signal SIGSEGV/],
  ["a kill", { signal: "SIGKILL" }, /killed from outside \(SIGKILL\)/],
  ["too little memory", { signal: "SIGABRT", stderr: "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory" }, /ran out of memory/],
  ["a Node that does not start", { spawnError: Object.assign(new Error("spawn /x ENOENT"), { code: "ENOENT" }) }, /could not be started: spawn \/x ENOENT/],
  ["another version", { signal: "SIGKILL", violation: protocolMismatch(1, 2) }, /speaks version 2 of the protocol, this program version 1/],
  ["garbage", { signal: "SIGKILL", violation: badFrame("a frame of 9 bytes") }, /its link carried a frame of 9 bytes/],
  ["a closed link", { signal: "SIGKILL", violation: linkClosed }, /it closed its link/],
])("%s is told in a sentence, with what to do", (_what, how, reason) => {
  const crash = crashOf(exit(how), "/home/me/app.ts");
  expect(crash.reason).toMatch(reason);
  expect(crash.fix).toMatch(/^[A-Z].*\.$/);
});

test("the last words are there when there are any", () => {
  expect(crashOf(exit({ code: 1, stderr: "Error: no\n    at x\n\n" }), "/a.ts").log).toBe("Error: no\n    at x");
  expect(crashOf(exit({ code: 1, stderr: " \n" }), "/a.ts")).not.toHaveProperty("log");
});
