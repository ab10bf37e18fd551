/** Owns the sentence under an exported view: its filters in words, then how many customers, period and source. */
import { formatCount } from '../lib/format';
import type { Locale } from '../lib/text';
import type { Session } from '../state/session.svelte';
import type { Workspace } from '../state/workspace.svelte';
import { filterText } from './filter-text';
import { shownText } from './shown-sentence';

export function describeShown(session: Session, workspace: Workspace, locale: Locale): string {
  const { model, segments } = session;
  if (model === null) return '';
  const filters = Object.values(workspace.choices.filters).map((filter) => {
    const { label, detail } = filterText(filter, model, segments, locale, session.findings.sizes);
    return detail === '' ? label : `${label}${locale === 'zh' ? '：' : ': '}${detail}`;
  });
  const thinnings = session.tables.flatMap(({ source }) => source.thinning ?? []);
  const isExample = workspace.source.kind === 'example';
  // Its number of customers under filters is that of the page's sentence, which is counted elsewhere.
  const sentence = shownText(model, filters.length === 0 ? model.customers : null, isExample, filters.length > 0, thinnings)[
    locale
  ];
  const count = filters.length === 0 ? formatCount(model.customers, locale) : '';
  return [...filters, count === '' ? sentence : `${count} ${sentence}`].join(' · ');
}
