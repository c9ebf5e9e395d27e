/** What the editor saves is on the disk before it says so: a real file, a document of a fake editor. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SavedFiles } from "../../extension/app/saved-files.ts";
import type { Document } from "../fakes/vscode/documents.ts";
import { Range } from "../fakes/vscode/values.ts";
import { newWorld, type World } from "../fakes/vscode/world.ts";

vi.mock("vscode", () => import("../fakes/vscode.ts"));

let world: World;
let folder: string;
let file: string;
let document: Document;
let saves: SavedFiles;
let told: string[];
let forgotten: string[];

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "dacapo-saves-")));
  file = join(folder, "app.ts");
  world = newWorld();
  writeFileSync(file, "one();\n");
  world.disk.store(file, "one();\n");
  document = world.open(file);
  told = [];
  forgotten = [];
  saves = new SavedFiles({ forget: (path) => forgotten.push(path) }, (files) => told.push(...files));
  saves.watch([file]);
});
afterEach(() => {
  saves.dispose();
  rmSync(folder, { recursive: true, force: true });
});

test("a save is told when it is on the disk, and not again when the editor says so", async () => {
  document.replace("one", "two");
  writeFileSync(file, document.getText());
  await expect.poll(() => told).toEqual([file]);
  expect(document.isDirty).toBe(true);
  await document.save();
  expect(told).toEqual([file]);
});

test("what the app says from then on is about the text in the editor", async () => {
  document.replace("one", "two");
  writeFileSync(file, document.getText());
  await expect.poll(() => forgotten).toEqual([file]);
});

test("the next save is told too, whoever sees it first", async () => {
  document.replace("one", "two");
  writeFileSync(file, document.getText());
  await expect.poll(() => told).toEqual([file]);
  await document.save();
  document.replace("two", "three");
  await document.save();
  expect(told).toEqual([file, file]);
});

test("a save that changes nothing is told when the editor says so", async () => {
  await document.save();
  expect(told).toEqual([file]);
});

test("what somebody else writes below an unsaved document is no save of it", async () => {
  document.replace("one", "two");
  writeFileSync(file, "other();\n");
  const next = join(folder, "next.ts");
  writeFileSync(next, "");
  world.disk.store(next, "");
  saves.watch([file, next]);
  const nextDocument = world.open(next);
  nextDocument.apply([{ range: new Range(0, 0, 0, 0), text: "next();\n" }]);
  writeFileSync(next, nextDocument.getText());
  // The disk tells in order.
  await expect.poll(() => told).toEqual([next]);
});
