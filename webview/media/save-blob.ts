/** How long the address of a file stays good after the click: the browser begins to read it a moment later. */
const keepMs = 60_000;

/** A download, as a browser does it. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keepMs);
}
