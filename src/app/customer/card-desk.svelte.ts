/** Owns which customer is on the card, so that turning to another page loses nothing. Never stored: it names a person. */

export class CardDesk {
  /** What was typed to find somebody. */
  part = $state('');
  /** Number of the customer shown; null before one is chosen. */
  customer = $state<string | null>(null);
  /** Numbers of the list it was chosen from, in its order. */
  #list = $state.raw<readonly string[]>([]);

  show(customer: string, list: readonly string[]): void {
    this.customer = customer;
    this.#list = list;
  }

  /** Where in its list the customer stands, from 1; null when it came from no list, or is its only entry. */
  get place(): { readonly at: number; readonly of: number } | null {
    const at = this.customer === null ? -1 : this.#list.indexOf(this.customer);
    return at === -1 || this.#list.length < 2 ? null : { at: at + 1, of: this.#list.length };
  }

  /** To the one before (-1) or after (1); nothing at the ends. */
  step(by: -1 | 1): void {
    const next = this.place === null ? undefined : this.#list[this.place.at - 1 + by];
    if (next !== undefined) this.customer = next;
  }
}
