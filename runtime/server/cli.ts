#!/usr/bin/env node
/** The `dacapo` command. */
import { readFileSync } from "node:fs";
import process from "node:process";
import { readCommand, usage } from "./args.ts";

const command = readCommand(process.argv.slice(2));
switch (command.command) {
  case "help":
    process.stdout.write(`${usage}\n`);
    break;
  case "version":
    process.stdout.write(`${ownVersion()}\n`);
    break;
  case "refused":
    process.stderr.write(`dacapo: ${command.reason}\n\n${usage}\n`);
    process.exitCode = 2;
    break;
  case "run": {
    const { runApp } = await import("./run-app.ts");
    process.exitCode = await runApp(command);
  }
}

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "unknown";
}
