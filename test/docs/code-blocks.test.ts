import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { AppTest } from "../../runtime/testing/app-test.ts";
import { blocksOf, type CodeBlock, pages, root } from "./blocks.ts";

/** The blocks of the pages that teach. (`docs/errors.md` shows mistakes.) */
const blocks = pages.filter((page) => page !== "docs/errors.md").flatMap((page) => blocksOf(page));
const isTest = ({ text }: CodeBlock): boolean => text.includes('"dacapo/testing"');
const named = (list: CodeBlock[]): [string, CodeBlock][] => list.map((block) => [`${block.page}:${block.line}`, block]);

describe("code in the docs", () => {
  it("is found", () => {
    expect(blocks.length).toBeGreaterThan(15);
    expect(blocks.some(isTest)).toBe(true);
  });

  it.each(named(blocks.filter((block) => !isTest(block))))("%s runs as an app", async (_, { text }) => {
    const app = AppTest.fromString(text, { timeout: "30s" });
    onTestFinished(() => app.dispose());
    await app.run();
    expect(app.exception.map(({ message }) => message)).toEqual([]);
    expect(app.elements.length).toBeGreaterThan(0);
  });

  it.each(named(blocks.filter(isTest)))("%s tests the app that stands before it", (_, { page, line, text }) => {
    const app = blocksOf(page).findLast((block) => block.line < line && !isTest(block));
    const folder = mkdtempSync(join(tmpdir(), "dacapo-docs-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, "app.ts"), app?.text ?? "");
    const testing = pathToFileURL(join(root, "runtime/testing/app-test.ts")).href;
    writeFileSync(join(folder, "test.ts"), text.replace('"dacapo/testing"', JSON.stringify(testing)));
    const { status, stderr } = spawnSync(process.execPath, ["test.ts"], { cwd: folder, encoding: "utf8" });
    expect(status, stderr).toBe(0);
  });
});
