import { Format, Presets, SingleBar } from 'cli-progress';

/** Tells a person how far something is: a bar with the time left on a terminal, a plain line per tenth otherwise. */
export interface Progress {
  /** So much is done now, of the total. */
  at(done: number): void;
  end(): void;
}

/** Progress on standard error, so that standard output carries results only. */
export function showProgress(label: string, total: number, unit: string): Progress {
  return process.stderr.isTTY ? bar(label, total, unit) : lines(label, total, unit);
}

function bar(label: string, total: number, unit: string): Progress {
  const shown = new SingleBar(
    {
      format: `${label} {bar} {percentage} % | {value}/{total} ${unit} | {eta_formatted} left`,
      formatValue: Format.ValueFormat,
      stream: process.stderr,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  shown.start(total, 0);
  return {
    at: (done) => shown.update(done),
    end: () => {
      shown.update(total);
      shown.stop();
    },
  };
}

function lines(label: string, total: number, unit: string): Progress {
  let tenths = 0;
  return {
    at(done) {
      const reached = total === 0 ? 10 : Math.floor((done * 10) / total);
      if (reached <= tenths) return;
      tenths = reached;
      process.stderr.write(`${label}: ${reached * 10} % (${done} of ${total} ${unit})\n`);
    },
    end() {
      this.at(total);
    },
  };
}
