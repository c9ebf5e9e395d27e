type Corner = readonly [lon: number, lat: number];

/**
 * A ring that crosses the line at 180° jumps from one edge of the map to the other. It is drawn once beyond the one edge and
 * once beyond the other, without the jump. A ring around a pole has no other way than along the edge, and stays.
 */
export function acrossTheDateLine(ring: readonly Corner[]): Corner[][] {
  let turn = 0;
  let least = Infinity;
  let greatest = -Infinity;
  const whole = ring.map(([lon, lat], i): Corner => {
    const before = ring[i - 1]?.[0] ?? lon;
    if (lon - before > 180) turn -= 360;
    else if (before - lon > 180) turn += 360;
    least = Math.min(least, lon + turn);
    greatest = Math.max(greatest, lon + turn);
    return [lon + turn, lat];
  });
  if (turn !== 0 || (least >= -180 && greatest <= 180)) return [[...ring]];
  const other = greatest > 180 ? -360 : 360;
  return [whole, whole.map(([lon, lat]): Corner => [lon + other, lat])];
}
