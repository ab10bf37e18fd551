/** Owns which customer is on the card, so that turning to another page loses nothing. Never stored: it names a person. */

export class CardDesk {
  /** What was typed to find somebody. */
  part = $state('');
  /** Number of the customer shown; null before one is chosen. */
  customer = $state<string | null>(null);
}
