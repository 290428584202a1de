/** Starts to count the seconds that this process computes, however busy the computer is with other things. */
export function computing(): () => number {
  const started = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1e6;
  };
}
