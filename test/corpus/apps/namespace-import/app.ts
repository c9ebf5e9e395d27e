//@ reason: same
import * as dacapo from "dacapo";

const rows = [4, 8, 15, 16, 23, 42];

dacapo.title("Numbers");
dacapo.lineChart(rows);

function refresh(): void {
  dacapo.rerun(); //! loop unconditional-rerun
}

dacapo.write(`The sum is ${rows.reduce((a, b) => a + b)}.`);
refresh();
