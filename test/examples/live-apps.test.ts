/** The examples that compute, run by the clock, or take what a person enters. */
import { describe, expect, it } from "vitest";
import { example } from "./example.ts";

describe("image-filter.ts", () => {
  it("computes another picture for other settings, and the same one for the same", async () => {
    const app = await example("image-filter.ts");
    const pictures = (): unknown[] => app.image.map(({ props }) => JSON.stringify(props));
    const [before, after] = pictures();
    expect(after).toContain("The landscape, filtered");
    await app.slider("Blur").setValue(4).run();
    expect(pictures()[0]).toBe(before);
    expect(pictures()[1]).not.toBe(after);
    await app.slider("Blur").setValue(0).run();
    expect(pictures()).toEqual([before, after]);
    expect((await app.image[0]?.bytes())?.length).toBeGreaterThan(1000);
  });
});

describe("simulation.ts", () => {
  it("draws every frame, and says what it found at the end", async () => {
    const app = await example("simulation.ts");
    app.slider("pace").setValue(0);
    await app.slider("Years").setValue(20).run();
    expect(app.metric("Year").value).toBe("20");
    expect(app.success[0]?.value).toMatch(/^Most hares: \d+, in year \d+\.$/);
    expect(app.runs.at(-1)?.outcome).toBe("finished");
  });
});

describe("monitor.ts", () => {
  it("looks again by itself, and the page around it does not run", async () => {
    const app = await example("monitor.ts", { clock: "manual" });
    await app.wait("10s");
    expect(app.runs).toHaveLength(10);
    expect(app.runs.every(({ kind, outcome }) => kind === "fragment" && outcome === "finished")).toBe(true);
  });
});

describe("signup-form.ts", () => {
  it("says everything that is wrong at once, and takes nobody", async () => {
    const app = await example("signup-form.ts");
    await app.formSubmitButton("Sign up").click().run();
    expect(app.error.map(({ value }) => value)).toEqual(["Tell us your name.", "Tell us an e-mail address.", "Please read the house rules."]);
    expect(app.metric("Places left").value).toBe("12");
  });

  it("takes a guest once", async () => {
    const app = await example("signup-form.ts");
    app.textInput("Name").setValue("Ada");
    app.textInput("E-mail").setValue("ada@example.com");
    app.checkbox("I have read the house rules").check();
    await app.formSubmitButton("Sign up").click().run();
    expect(app.dataframe[0]?.value).toEqual([{ name: "Ada", email: "ada@example.com", meal: "anything", arrives: "train", nights: 3 }]);
    await app.formSubmitButton("Sign up").click().run();
    expect(app.error[0]?.value).toBe("This address has signed up already.");
    expect(app.metric("Places left").value).toBe("11");
  });
});
