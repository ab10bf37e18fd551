/** Owns answers that are given again while the question is the same. */

/**
 * A function that keeps its last answer: asked again with the same arguments, it gives the very same object. Lists are the same when
 * their elements are, so that one made anew in every frame is no new question.
 */
export function remembered<Question extends readonly unknown[], Answer>(
  make: (...question: Question) => Answer,
): (...question: Question) => Answer {
  let asked: Question | null = null;
  let answer: Answer;
  return (...question) => {
    if (asked === null || !isSame(asked, question)) {
      answer = make(...question);
      asked = question;
    }
    return answer;
  };
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) {
    const [a, b] = [one[i], other[i]];
    if (Object.is(a, b)) continue;
    if (!Array.isArray(a) || !Array.isArray(b) || !isSame(a, b)) return false;
  }
  return true;
}
