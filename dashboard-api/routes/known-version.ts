import { UnknownVersion } from "../ledger/books-reader.ts";
import { invalid } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";

/** A version that does not exist is the asker's mistake. */
export async function knownVersion<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof UnknownVersion)) throw error;
    throw invalid([{ where: "query/version", expected: expectedTexts.ledgerVersion(error.newest) }]);
  }
}
