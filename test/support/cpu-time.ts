// The work of a test, whatever else the machine is doing: of a clock on the wall a busy machine shows many times as much.
import process from 'node:process';

/** Milliseconds for which this process has kept a processor busy since it began. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
