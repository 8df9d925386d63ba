/** One sentence for the person who started the process. */
export function explainStart(error: Error & { code?: string; port?: number; address?: string }): string {
  const place = `${error.address ?? ""}:${error.port ?? ""}`;
  if (error.code === "EADDRINUSE") {
    return `The port ${place} is taken: stop what listens there, or choose another with HTTP_PORT.`;
  }
  if (error.code === "EACCES" && error.port !== undefined) {
    return `This user may not listen on ${place}: choose a port above 1023 with HTTP_PORT.`;
  }
  if (error.code === "EADDRNOTAVAIL") {
    return `This machine has no address ${error.address ?? ""}: choose another with HTTP_HOST.`;
  }
  return error.message;
}
