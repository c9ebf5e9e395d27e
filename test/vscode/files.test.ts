/** Bytes in both directions in a real VS Code: an image, a file that is given, a file that is saved. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { story } from "./lib/story.ts";

const script = `import st from "dacapo";

st.image({ data: new Uint8Array(640 * 3).fill(200), width: 32, height: 20 }, { alt: "A grey box" });
const file = st.fileUploader("Data");
st.text(file ? \`\${file.name} \${file.size} \${file.bytes.at(-1)}\` : "nothing yet");
st.text(\`photo \${st.cameraInput("Photo")?.name}\`);
st.downloadButton("Save it", () => "a,b", { fileName: "rows.csv", onClick: "ignore" });
`;
const test = story({ files: { "files.ts": script } });
const size = 5 * 1024 * 1024 + 3;

test("an image comes to the page", async ({ vscode }) => {
  await vscode.open("files.ts");
  await vscode.run("Dacapo: Run App");
  await vscode.preview().getByRole("img", "A grey box").waitFor();
  await expect.poll(() => vscode.preview().evaluate("body.querySelector('img').naturalWidth")).toBe(32);
});

test("a file of several pieces comes to the script", async ({ vscode }) => {
  await vscode.preview().locator(".fileUploader input[type=file]").setInputFiles({ name: "big.bin", mimeType: "", buffer: Buffer.alloc(size, 7) });
  await vscode.preview().shows(`big.bin ${size} 7`);
});

test("where there is no camera a picture that is there is taken", async ({ vscode }) => {
  // In a desktop VS Code the page may not even ask; in a browser it may, and there is none.
  await vscode.preview().button("Open the camera").click();
  await vscode.preview().locator(".cameraInput").getByRole("button", { name: "Choose a file" }).waitFor();
  await vscode.preview().locator(".cameraInput input[type=file]").setInputFiles({ name: "p.png", mimeType: "image/png", buffer: Buffer.from("x") });
  await vscode.preview().shows("photo p.png");
});

test("a download is made when it is wanted, and saved where the person says", async ({ vscode }) => {
  await vscode.preview().button("Save it").click();
  await vscode.page.locator(".quick-input-widget input").first().waitFor();
  await vscode.page.keyboard.press("Enter");
  const saved = join(vscode.folder, "rows.csv");
  await expect.poll(() => existsSync(saved) && readFileSync(saved, "utf8")).toBe("a,b");
});
