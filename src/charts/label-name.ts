/** Owns what a label on a chart is called aloud: a name that holds what is seen, so that it can be called by voice. */

/** @param shown the text as drawn; cut short, it stands before what is said in full */
export function labelName(shown: { readonly name: string; readonly rest: string }, fullName: string, spoken: string): string {
  return shown.name === fullName ? spoken : `${shown.name} ${shown.rest}; ${spoken}`;
}
