/** What a test sees of an app, as TypeScript sees it. Never executed. */
import { AppTest } from "../../runtime/testing/app-test.ts";
import type { ElementHandle } from "../../runtime/testing/handles.ts";
import { exactly } from "./same.ts";

const app = await AppTest.fromFile("app.ts", { timeout: "3s" }).run();
exactly<AppTest>()(app);
exactly<ElementHandle>()(app.button("Foo"));
exactly<ElementHandle | undefined>()(app.header[0]);
exactly<unknown>()(app.header[0]?.value);
exactly<ElementHandle[]>()(app.elements);
exactly<ElementHandle>()(await app.button("Foo").click().run());
exactly<string | undefined>()(app.exception[0]?.code);
exactly<number | undefined>()(app.exception[0]?.line);
exactly<unknown>()(app.sessionState["n"]);
exactly<string | undefined>()(app.diagnostics[0]?.message);
exactly<"app" | "fragment" | undefined>()(app.runs[0]?.kind);
app.sessionState["n"] = 3;
AppTest.fromString("", { files: { "a.ts": "" }, loopLimits: { sameState: "100ms" }, inProcess: true });
AppTest.fromFunction((st: { text(body: string): void }) => st.text("x"));
AppTest.fromString("", { clock: "manual" });
AppTest.fromString("", { clock: new Date(0) });
exactly<AppTest>()(await app.resume({ once: true }));
// @ts-expect-error a clock goes or stands
AppTest.fromFile("app.ts", { clock: "slow" });
// @ts-expect-error a timeout is a duration
AppTest.fromFile("app.ts", { timeout: true });
// @ts-expect-error there is no such element
void app.nonsense;
// @ts-expect-error what happened cannot be changed
app.runs.push();
