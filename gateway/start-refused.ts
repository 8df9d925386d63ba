/** What a person must mend before the gateway can start: one clear sentence, no stack. */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
}
