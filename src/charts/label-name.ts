/** Owns what a label on a chart is called aloud: a name that holds what is seen, so that it can be called by voice. */

/** @param shown the text as drawn; lines of the name are apart by a line end; cut short, it stands before what is said in full */
export function labelName(shown: { readonly name: string; readonly rest: string }, fullName: string, spoken: string): string {
  const bare = (text: string): string => text.replace(/\s/g, '');
  return bare(shown.name) === bare(fullName) ? spoken : `${shown.name.replace('\n', ' ')} ${shown.rest}; ${spoken}`;
}
