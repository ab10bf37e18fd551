/** Owns what is on the tab of risk: which risk, its outcome, and the changes to the list of risks. */
import { isAbort } from '../../../lib/errors';
import { sameText } from '../../../lib/text';
import type { ModelInfo } from '../../../model/model-info';
import { followRules, type RiskVersion } from '../../../service/risk/follow-rules';
import type { RiskOptions } from '../../../service/risk/question';
import type { Session } from '../../../state/session.svelte';
import type { Workspace } from '../../../state/workspace.svelte';
import {
  leavers,
  outcomesOf,
  queryOutcomeValues,
  suggestedOutcome,
  withoutLeaks,
  type OutcomeValue,
} from '../../../tag/risk/outcome';
import { readyRisks, risksInUse } from '../../../tag/risk/ready-risks';
import type { Risk } from '../../../tag/risk/risk';
import type { Rule } from '../../../tag/rule';
import { ruleLacks } from '../../../tag/rule-lacks';

/** Under which the page keeps its own choices beside those of charts. */
const PAGE_OPTIONS = 'service-risk';

export class RiskDesk {
  /** null until the data has been looked through. */
  #values = $state.raw<{ readonly model: ModelInfo; readonly list: readonly OutcomeValue[] } | null>(null);

  constructor(
    private readonly session: Session,
    private readonly workspace: Workspace,
  ) {}

  readonly model = $derived.by(() => this.session.model);
  readonly #saved = $derived.by(() => this.workspace.choices.chartOptions[PAGE_OPTIONS] ?? {});
  readonly risks: readonly Risk[] = $derived.by(() =>
    this.model === null ? [] : risksInUse(this.workspace.choices.risks, this.model),
  );
  readonly risk: Risk | null = $derived.by(
    () => this.risks.find(({ id }) => id === this.#saved['risk']) ?? this.risks[0] ?? null,
  );
  /** Columns that could be outcomes are known. */
  readonly isReady = $derived.by(() => this.#values !== null && this.#values.model === this.model);
  readonly #list = $derived.by(() => (this.isReady ? (this.#values?.list ?? []) : []));
  readonly outcomes = $derived.by(() =>
    this.model === null || this.risk === null ? [] : outcomesOf(this.risk, this.model, this.#list),
  );
  readonly outcome: Rule | null = $derived.by(() =>
    this.model === null || this.risk === null ? null : this.#outcomeOf(this.risk, this.model),
  );
  readonly left: Rule | null = $derived.by(() => (this.model === null ? null : leavers(this.model, this.#list)));
  readonly leaks = $derived.by(() => this.#saved['leaks'] === true);
  readonly fitted = $derived.by(() => this.#saved['fitted'] === true);
  readonly view = $derived.by(() => String(this.#saved['view'] ?? 'act'));

  /** What the charts of risk have in common. */
  readonly shared: RiskOptions = $derived.by(() => ({
    risk: JSON.stringify(this.risk),
    outcome: JSON.stringify(this.outcome),
    leaks: this.leaks,
    fitted: this.fitted,
  }));
  readonly sharedLeft = $derived.by(() => ({ left: this.left === null ? '' : JSON.stringify(this.left) }));

  /** Called by an effect: looks through the data for columns that sound like an outcome. */
  follow(): (() => void) | undefined {
    const { model } = this;
    if (model === null) return undefined;
    const statement = queryOutcomeValues(model);
    if (statement === null) {
      this.#values = { model, list: [] };
      return undefined;
    }
    const controller = new AbortController();
    this.session.engine.run(statement, { signal: controller.signal }).then(
      (result) => {
        const values = result.texts('value');
        const list = result.texts('fact').map((fact, i) => ({ fact: fact ?? '', value: values[i] ?? '' }));
        if (!controller.signal.aborted) this.#values = { model, list };
      },
      (thrown: unknown) => {
        // Without suggestions one can still choose.
        if (!isAbort(thrown) && !controller.signal.aborted) this.#values = { model, list: [] };
      },
    );
    return () => controller.abort();
  }

  set(patch: Readonly<Record<string, string | boolean>>): void {
    this.workspace.setChartOptions(PAGE_OPTIONS, { ...this.#saved, ...patch });
  }

  /** Takes the place of the risk of the same id; `group` merges a row of changes into one step of the history. */
  change(risk: Risk, group: string | null = null): void {
    this.#write(
      this.risks.map((before) => (before.id === risk.id ? risk : before)),
      group,
    );
  }

  add(name: string): void {
    let n = this.risks.length + 1;
    while (this.risks.some(({ id }) => id === `risk_${String(n)}`)) n++;
    const risk: Risk = { id: `risk_${String(n)}`, name: sameText(`${name} ${String(n)}`), rules: [], medium: 25, high: 50 };
    this.workspace.change({ risks: [...this.risks, risk] });
    this.set({ risk: risk.id, view: 'rules' });
  }

  remove(id: string): void {
    this.#write(this.risks.filter((risk) => risk.id !== id));
  }

  /** The ready risk as it was, or all of them again where it is none. */
  restore(): void {
    const { model, risk } = this;
    if (model === null) return;
    const ready = readyRisks(model).find(({ id }) => id === risk?.id);
    if (ready === undefined) this.#write(null);
    else this.change(ready);
  }

  /** The filters by points of these risks follow them in the same step. */
  #write(risks: readonly Risk[] | null, group: string | null = null): void {
    const { model } = this;
    const { filters } = this.workspace.choices;
    const versions = (list: readonly Risk[]): RiskVersion[] =>
      model === null ? [] : list.map((risk) => ({ risk, checked: withoutLeaks(risk, this.#outcomeOf(risk, model), model) }));
    const after = model === null ? [] : risksInUse(risks, model);
    this.workspace.change({ risks, filters: followRules(filters, versions(this.risks), versions(after)) }, group);
  }

  #outcomeOf(risk: Risk, model: ModelInfo): Rule | null {
    const { outcome } = risk;
    if (outcome === null) return null;
    if (outcome !== undefined && ruleLacks(outcome, model) === null) return outcome;
    return suggestedOutcome(risk, model, this.#list);
  }

  useAsSegments(): void {
    if (this.risk === null) return;
    this.workspace.change({ segmentation: { method: 'by-risk', params: { risk: this.risk.id } } });
  }
}
