/** Owns how pages and hosts reach the one session and workspace. */
import { getContext, setContext } from 'svelte';
import type { Locale, Text } from '../lib/text';
import type { Session } from '../state/session.svelte';
import type { Workspace } from '../state/workspace.svelte';
import type { CardDesk } from './customer/card-desk.svelte';
import type { SqlDesk } from './sql/sql-desk.svelte';
import type { Trace } from './trace/trace';

const KEY = Symbol('wattfolk');

export interface AppContext {
  readonly session: Session;
  readonly workspace: Workspace;
  /** What is on the SQL page. */
  readonly sql: SqlDesk;
  /** Which customer is on the card. */
  readonly card: CardDesk;
  /** The text in the current language; read inside markup or $derived, it follows the switch. */
  readonly t: (text: Text) => string;
  readonly locale: () => Locale;
  /** Shows where a figure comes from. */
  readonly trace: (figure: Trace) => void;
  /** Turns to a page. */
  readonly go: (page: string) => void;
  /** Reads dropped, chosen or pasted files and turns to the Data page. */
  readonly openFiles: (files: readonly File[]) => Promise<void>;
  readonly openExample: () => Promise<void>;
}

export function provideApp(context: AppContext): void {
  setContext(KEY, context);
}

export function useApp(): AppContext {
  return getContext<AppContext>(KEY);
}
