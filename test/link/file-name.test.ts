import { expect, test } from "vitest";
import { cleanFileName } from "../../runtime/protocol/file-name.ts";

test.each([
  ["rows.csv", "rows.csv"],
  ["Größe (2).tar.gz", "Größe (2).tar.gz"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\ada\\a.txt", "a.txt"],
  ["a\u0000b\nc.txt", "abc.txt"],
  ["invoice\u202Egpj.exe", "invoicegpj.exe"],
  ['a<b>:"|?*.txt', "a_b______.txt"],
  ["name. . ", "name"],
  ["CON.txt", "_CON.txt"],
  ["...", "download"],
  ["folder/", "download"],
  ["", "download"],
])("%j becomes %j", (name, clean) => {
  expect(cleanFileName(name, "download")).toBe(clean);
});

test("a long name is cut and keeps its ending", () => {
  const clean = cleanFileName(`${"x".repeat(500)}.parquet`, "download");
  expect(clean).toHaveLength(200);
  expect(clean.endsWith("x.parquet")).toBe(true);
});
