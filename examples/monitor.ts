/** This machine, looked at every second. Only the fragment runs by the clock; the rest of the page stays. */
import { cpus, freemem, hostname, loadavg, totalmem, uptime } from "node:os";
import st from "dacapo";

interface Sample { time: Date; cpu: number; memory: number }
interface Meter { busy: number; all: number; samples: Sample[] }

/** One for all sessions: it outlives reruns and saves. */
const meter = st.cacheResource((): Meter => ({ ...ticks(), samples: [] }));

function ticks(): { busy: number; all: number } {
  const times = cpus().map((cpu) => cpu.times);
  const all = times.reduce((sum, time) => sum + time.user + time.nice + time.sys + time.idle + time.irq, 0);
  return { all, busy: all - times.reduce((sum, time) => sum + time.idle, 0) };
}

st.title(hostname());
const every = st.segmentedControl("Look every", ["1s", "2s", "5s"], { default: "1s" }) ?? "1s";
const limit = st.slider("Warn above", { minValue: 10, maxValue: 100, value: 90, step: 5, format: "%d %%" });

const live = st.fragment(() => {
  const kept = meter();
  const now = ticks();
  const cpu = now.all === kept.all ? 0 : ((now.busy - kept.busy) / (now.all - kept.all)) * 100;
  const memory = (1 - freemem() / totalmem()) * 100;
  Object.assign(kept, now);
  kept.samples.push({ time: new Date(), cpu, memory });
  kept.samples.splice(0, kept.samples.length - 120);

  const { samples } = kept;
  const one = { maximumFractionDigits: 0 };
  const [first, second, third, fourth] = st.columns(4);
  first.metric("Processor %", cpu, { format: one, chartData: samples.map((sample) => sample.cpu) });
  second.metric("Memory %", memory, { format: one, chartData: samples.map((sample) => sample.memory) });
  third.metric("Load", loadavg()[0] ?? 0, { format: { maximumFractionDigits: 2 } });
  fourth.metric("Up (hours)", uptime() / 3600, { format: one });
  if (cpu > limit) st.warning(`The processor is at ${cpu.toFixed(0)} %.`);
  st.lineChart(samples, { x: "time", y: ["cpu", "memory"], height: 240 });
}, { runEvery: every });
live();
