let percent = 0;

/** Stands for a job on a server. */
export function jobStatus(): { done: boolean; percent: number } {
  percent = Math.min(100, percent + 3);
  return { done: percent === 100, percent };
}
