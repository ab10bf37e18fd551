/** Owns what a person chose on a tab: among all other choices, so that undo, the workspace file and coming back have it. */
import type { Workspace } from '../../../state/workspace.svelte';

type Scalar = string | number | boolean;

/** Reads and sets what was chosen on one tab; absent is not yet chosen. */
export class TabOptions {
  readonly #id: string;

  constructor(
    private readonly workspace: Pick<Workspace, 'choices' | 'setChartOptions'>,
    tab: string,
  ) {
    this.#id = `segments-${tab}`;
  }

  text(name: string, otherwise: string): string {
    const value = this.#all[name];
    return typeof value === 'string' ? value : otherwise;
  }

  /** @param least @param most bounds; what lies outside them is not chosen */
  number(name: string, otherwise: number, least = -Infinity, most = Infinity): number {
    const value = this.#all[name];
    return typeof value === 'number' && value >= least && value <= most ? value : otherwise;
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.#all[name];
    return typeof value === 'boolean' ? value : otherwise;
  }

  /** null when nothing was chosen. */
  list(name: string): readonly string[] | null {
    try {
      const value: unknown = JSON.parse(this.text(name, 'null'));
      return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : null;
    } catch {
      return null;
    }
  }

  set(name: string, value: Scalar): void {
    this.workspace.setChartOptions(this.#id, { ...this.#all, [name]: value });
  }

  setList(name: string, list: readonly string[]): void {
    this.set(name, JSON.stringify(list));
  }

  get #all(): Readonly<Record<string, Scalar>> {
    return this.workspace.choices.chartOptions[this.#id] ?? {};
  }
}
