const total = 60;
let done = 0;

export function isFinished(): boolean {
  return done >= total;
}

export function nextBatch(): number {
  return ++done;
}
