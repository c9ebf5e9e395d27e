import { encodeWav } from "../../runtime/protocol/wav.ts";
import { whyNot } from "./devices.ts";

const tickMs = 200;

/** A recording from the microphone, which becomes a WAV file. */
export class Recorder {
  state: "idle" | "opening" | "recording" | "writing" = $state("idle");
  seconds: number = $state(0);
  problem: string | undefined = $state();
  #recorder: MediaRecorder | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Opens the microphone and begins. */
  async start(): Promise<void> {
    if (this.state !== "idle") return;
    this.state = "opening";
    this.problem = undefined;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      this.#recorder = new MediaRecorder(stream);
      this.#recorder.start();
      const began = performance.now();
      this.seconds = 0;
      this.#timer = setInterval(() => (this.seconds = Math.floor((performance.now() - began) / 1000)), tickMs);
      this.state = "recording";
    } catch (error) {
      this.problem = whyNot(error, "microphone");
      this.state = "idle";
    }
  }

  /** Ends the recording and gives it, with so many samples in a second (or as many as it has). Undefined when it could not be written. */
  async stop(sampleRate: number | null): Promise<File | undefined> {
    const recorder = this.#recorder;
    if (!recorder || this.state !== "recording") return undefined;
    this.state = "writing";
    try {
      const recorded = await endOf(recorder);
      return new File([await toWav(recorded, sampleRate)], "recording.wav", { type: "audio/wav" });
    } catch (error) {
      this.problem = `The recording cannot be written: ${error instanceof Error ? error.message : String(error)}`;
      return undefined;
    } finally {
      this.#close();
    }
  }

  /** Ends it and keeps nothing. */
  cancel(): void {
    if (this.#recorder?.state === "recording") this.#recorder.stop();
    this.#close();
  }

  #close(): void {
    clearInterval(this.#timer);
    for (const track of this.#recorder?.stream.getTracks() ?? []) track.stop();
    this.#recorder = undefined;
    this.state = "idle";
  }
}

/** All that was recorded. */
function endOf(recorder: MediaRecorder): Promise<Blob> {
  const parts: Blob[] = [];
  return new Promise((resolve) => {
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    recorder.addEventListener("stop", () => resolve(new Blob(parts)));
    recorder.stop();
  });
}

/** One channel, with the rate that is asked for. */
async function toWav(recorded: Blob, sampleRate: number | null): Promise<Uint8Array<ArrayBuffer>> {
  const context = new AudioContext();
  const decoded = await context.decodeAudioData(await recorded.arrayBuffer());
  await context.close();
  const rate = sampleRate ?? decoded.sampleRate;
  const offline = new OfflineAudioContext(1, Math.max(1, Math.ceil(decoded.duration * rate)), rate);
  const source = offline.createBufferSource();
  source.buffer = decoded;
  source.connect(offline.destination);
  source.start();
  const rendered = await offline.startRendering();
  return encodeWav([rendered.getChannelData(0)], rate);
}

/** `1:05`. */
export const formatSeconds = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
