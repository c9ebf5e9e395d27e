/** The files of a drop; those of a folder when folders are taken. */
export async function droppedFiles(transfer: DataTransfer, withFolders: boolean): Promise<File[]> {
  if (!withFolders) return [...transfer.files];
  // The entries must be asked for before the event is over.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return (await Promise.all(entries.map(filesIn))).flat();
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry instanceof FileSystemFileEntry) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const reader = entry.createReader();
  const found: File[] = [];
  // A reader gives a hundred at a time, and none when it is done.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    found.push(...(await Promise.all(some.map(filesIn))).flat());
  }
}

/** The files of a paste. */
export const pastedFiles = (event: ClipboardEvent): File[] => [...(event.clipboardData?.files ?? [])];
