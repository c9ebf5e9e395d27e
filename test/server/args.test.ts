import { describe, expect, test } from "vitest";
import { readCommand } from "../../runtime/server/args.ts";

const run = { command: "run", file: "app.ts", port: 0, opens: true, untilInputEnds: false, node: undefined, argv: [] };

test.each<[string[], object]>([
  [["run", "app.ts"], run],
  [["run", "app.ts", "--port", "4000"], { ...run, port: 4000 }],
  [["run", "--port=4000", "--no-open", "app.ts"], { ...run, port: 4000, opens: false }],
  [["run", "--until-input-ends", "app.ts"], { ...run, untilInputEnds: true }],
  [["run", "app.ts", "--node", "/opt/node"], { ...run, node: "/opt/node" }],
  [["run", "app.ts", "--", "--port", "5", "x"], { ...run, argv: ["--port", "5", "x"] }],
  [["--help"], { command: "help" }],
  [["run", "-h"], { command: "help" }],
  [["--version"], { command: "version" }],
])("%j", (args, command) => {
  expect(readCommand(args)).toEqual(command);
});

describe("what makes no sense is refused with a reason", () => {
  test.each<[string[], RegExp]>([
    [[], /dacapo run <file>/],
    [["run"], /which script/],
    [["app.ts"], /no command "app\.ts".*dacapo run app\.ts/],
    [["run", "a.ts", "b.ts"], /not also b\.ts/],
    [["run", "a.ts", "--prot", "5"], /Unknown option '--prot'/],
    [["run", "a.ts", "--port"], /--port/],
    [["run", "a.ts", "--port", "http"], /0 to 65535, not "http"/],
    [["run", "a.ts", "--port", "70000"], /0 to 65535/],
    [["run", "a.ts", "--port", "-1"], /--port/],
    [["run", "a.ts", "--port", "1e3"], /0 to 65535/],
  ])("%j", (args, reason) => {
    expect(readCommand(args)).toEqual({ command: "refused", reason: expect.stringMatching(reason) });
  });
});
