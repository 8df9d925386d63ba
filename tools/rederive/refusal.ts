/** The run cannot go on, and the message says why and what to do, in one sentence or two. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
