/** Writes samples as WAV, 16 bits: those of a script, and those of a person's microphone. */

/** One list of samples per channel. `loudest` is the sample that becomes the loudest there can be. */
export function encodeWav(channels: readonly ArrayLike<number>[], sampleRate: number, loudest = 1): Uint8Array<ArrayBuffer> {
  const count = Math.max(0, ...channels.map(({ length }) => length));
  const frameBytes = channels.length * 2;
  const bytes = new Uint8Array(headBytes + count * frameBytes);
  const view = new DataView(bytes.buffer);
  writeHead(view, channels.length, sampleRate);
  const scale = 32767 / (loudest || 1);
  channels.forEach((samples, c) => {
    for (let i = 0; i < samples.length; i++) {
      const value = Math.round((samples[i] ?? 0) * scale);
      view.setInt16(headBytes + i * frameBytes + c * 2, Math.min(32767, Math.max(-32768, value)), true);
    }
  });
  return bytes;
}

/** The loudest of all samples. */
export function loudestOf(channels: readonly ArrayLike<number>[]): number {
  let most = 0;
  for (const samples of channels) for (let i = 0; i < samples.length; i++) most = Math.max(most, Math.abs(samples[i] ?? 0));
  return most;
}

const headBytes = 44;

function writeHead(view: DataView, channels: number, sampleRate: number): void {
  const write = (at: number, text: string): void => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i));
  };
  write(0, "RIFF");
  view.setUint32(4, view.byteLength - 8, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  write(36, "data");
  view.setUint32(40, view.byteLength - headBytes, true);
}
