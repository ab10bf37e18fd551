/** Owns the registry of the tabs on the page of satisfaction and service: one file each in tabs/, in the order of their names. */
import type { Component } from 'svelte';
import type { Text } from '../../lib/text';

export interface ServiceTab {
  readonly id: string;
  readonly text: Text;
  /** Facts, roles or tables of which at least one has to be there; without, the page says how to add the first instead of showing the tab. */
  readonly needs?: readonly string[];
  readonly component: Component;
}

const found = import.meta.glob<{ default: ServiceTab }>('./tabs/*.ts', { eager: true });

export const SERVICE_TABS: readonly ServiceTab[] = Object.keys(found)
  .sort()
  .flatMap((path) => found[path]?.default ?? []);
