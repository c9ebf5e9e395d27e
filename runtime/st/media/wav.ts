/** Writes samples as WAV: 16 bits, as loud as they can be. */

/** One list of samples per channel. */
export function encodeWav(channels: readonly ArrayLike<number>[], sampleRate: number): Uint8Array {
  const count = Math.max(...channels.map(({ length }) => length));
  const blockBytes = channels.length * 2;
  const bytes = Buffer.alloc(44 + count * blockBytes);
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20); // PCM
  bytes.writeUInt16LE(channels.length, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(sampleRate * blockBytes, 28);
  bytes.writeUInt16LE(blockBytes, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(count * blockBytes, 40);
  const scale = 32767 / (loudest(channels) || 1);
  channels.forEach((samples, c) => {
    for (let i = 0; i < samples.length; i++) bytes.writeInt16LE(Math.round((samples[i] ?? 0) * scale), 44 + i * blockBytes + c * 2);
  });
  return bytes;
}

function loudest(channels: readonly ArrayLike<number>[]): number {
  let most = 0;
  for (const samples of channels) for (let i = 0; i < samples.length; i++) most = Math.max(most, Math.abs(samples[i] ?? 0));
  return most;
}
