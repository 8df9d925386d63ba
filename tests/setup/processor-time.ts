/**
 * Begins to measure; tells the milliseconds of processor time that this process has taken since. A limit on these holds
 * however busy the machine is, as one by the clock does not. For what waits for nothing.
 */
export function processorTime(): () => number {
  const began = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  };
}
