import "./theme/tokens.css";
import "./theme/base.css";
import "./theme/controls.css";
import "./theme/text.css";
import "./theme/code.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { openConnection } from "./host/open-connection.ts";
import { richText } from "./text/chunks.svelte.ts";
import { Page } from "./page/page.svelte.ts";

const target = document.getElementById("app");
if (!target) throw new Error("the page has no element with the id `app`");
const page = new Page(openConnection);
addEventListener("error", (event) => page.report(event.message, event.error instanceof Error ? event.error.stack : undefined));
addEventListener("unhandledrejection", (event) => page.report(String(event.reason), event.reason instanceof Error ? event.reason.stack : undefined));
addEventListener("scroll", () => page.saveSoon(), { passive: true });
mount(App, { target, props: { page } });
// There before the script first has something to emphasise, and not in the way of the first drawing.
setTimeout(() => richText.load(), 1000);
