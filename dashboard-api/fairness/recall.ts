/** Remembers the answers to the questions asked last. */
export interface Recall<T> {
  recall(question: string, ask: () => Promise<T>): Promise<T>;
}

/** Remembers as many answers as `most`; the one that was asked for longest ago is forgotten first. */
export function createRecall<T>(most: number): Recall<T> {
  const answers = new Map<string, T>();
  return {
    async recall(question, ask) {
      const known = answers.get(question);
      const answer = known ?? (await ask());
      answers.delete(question);
      answers.set(question, answer);
      if (answers.size > most) answers.delete(answers.keys().next().value as string);
      return answer;
    },
  };
}
