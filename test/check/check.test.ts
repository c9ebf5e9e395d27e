import { expect, test } from "vitest";
import { checks } from "../../scripts/lib/check/checks.mjs";
import { describe } from "../../scripts/lib/check/violation.mjs";

for (const { name, find } of checks()) {
  test(name, async () => {
    expect((await find()).map(describe)).toEqual([]);
  });
}
