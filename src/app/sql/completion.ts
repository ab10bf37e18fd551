/** Owns what is offered at a place of a statement: columns of the tables it names, tables, functions, keywords. Pure. */
import type { Locale } from '../../lib/text';
import { KEYWORDS } from '../../sql/keywords';
import type { Completion, CompletionItem } from '../../ui/completion';
import { sqlTokens } from '../../ui/sql-tokens';
import type { Catalogue, CatalogueColumn, CatalogueTable } from './catalogue';

/** Longer lists are not read; one goes on typing. */
const MOST_OFFERS = 60;

const OFFERED_KEYWORDS =
  `select from where group by order limit having join left on using as and or not in is null like ilike between case when
  then else end distinct with union all except intersect over partition rows desc asc exists cast interval filter qualify sample asof cross
  inner full offset values describe summarize pivot unpivot exclude replace nulls first last true false`
    .split(/\s+/)
    .map((word) => word.toUpperCase());

/** Behind these a table is named. */
const BEFORE_TABLE = /^(?:from|join|table|describe|summarize|into)$/i;

interface Offer extends CompletionItem {
  /** Words by which it is found besides its name. */
  readonly also: string;
  /** Lower comes first among equally good matches. */
  readonly order: number;
}

/** The name as it can stand in a statement: quoted where it has to be. */
export function writtenName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !KEYWORDS.has(name) ? name : `"${name.replace(/"/g, '""')}"`;
}

/**
 * Offers at a cursor. @param explicit asked for by key, so that an empty word is answered too
 * @returns null inside texts, numbers and comments, and where nothing fits
 */
export function completeSql(
  text: string,
  at: number,
  explicit: boolean,
  catalogue: Catalogue,
  locale: Locale,
): Completion | null {
  const before = text.slice(0, at);
  if (isInside(text, at)) return null;
  const word = /(?:"[^"\n]*|[\p{L}_][\p{L}\p{N}_]*)$/u.exec(before)?.[0] ?? '';
  const from = at - word.length;
  if (/\d$/.test(before.slice(0, from))) return null;
  const owner = /(?:"((?:[^"]|"")*)"|([\p{L}_][\p{L}\p{N}_]*))\.$/u.exec(before.slice(0, from));
  if (word === '' && owner === null && !explicit) return null;
  const scope = readScope(text, catalogue);
  const offers =
    owner !== null
      ? columnsOf(scope.tables.get((owner[1] ?? owner[2] ?? '').toLowerCase()) ?? catalogue.tables, locale)
      : standsForTable(before.slice(0, from))
        ? tablesOffered(scope, catalogue, locale)
        : everything(scope, catalogue, locale);
  const items = matching(offers, word.replace(/^"/, ''));
  return items.length === 0 ? null : { from, items };
}

function isInside(text: string, at: number): boolean {
  let start = 0;
  for (const { kind, text: piece } of sqlTokens(text)) {
    const end = start + piece.length;
    if (start < at && at <= end) {
      // Behind its closing mark one is outside again; a line comment lasts until the end of the line.
      if (kind === 'string') return at < end || !/^'(?:[^']|'')*'$/.test(piece);
      return kind === 'comment' && !(at === end && piece.endsWith('*/'));
    }
    start = end;
  }
  return false;
}

/** Words that begin a part of a statement; a comma belongs to the last one before it. */
const PARTS = /\b(?:select|from|join|where|group|order|on|using|having|qualify|limit)\b/gi;

function standsForTable(before: string): boolean {
  const words = before.trimEnd().split(/[\s(]+/);
  const last = words[words.length - 1] ?? '';
  return BEFORE_TABLE.test(last) || (last.endsWith(',') && /^from$/i.test(before.match(PARTS)?.pop() ?? ''));
}

interface Scope {
  /** Name or alias in lower case → the tables it may stand for. */
  readonly tables: ReadonlyMap<string, readonly CatalogueTable[]>;
  /** Tables the statement names. */
  readonly used: readonly CatalogueTable[];
  readonly aliases: readonly string[];
  /** Names of WITH. */
  readonly subqueries: readonly string[];
}

const NAME = String.raw`(?:"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_]*)`;
const AFTER_FROM = new RegExp(String.raw`(?:\b(?:from|join)\s+|,\s*)(${NAME})(?:\s+(?:as\s+)?(${NAME}))?`, 'giu');
const SUBQUERY = new RegExp(String.raw`(?:\bwith\s+(?:recursive\s+)?|\)\s*,\s*)(${NAME})\s+as\s+(?:materialized\s+)?\(`, 'giu');

function plain(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replace(/""/g, '"') : name;
}

function readScope(text: string, { tables }: Catalogue): Scope {
  const code = sqlTokens(text)
    .map(({ kind, text: piece }) => (kind === 'comment' || kind === 'string' ? ' '.repeat(piece.length) : piece))
    .join('');
  const byName = new Map<string, readonly CatalogueTable[]>(tables.map((table) => [table.name.toLowerCase(), [table]]));
  const used = new Set<CatalogueTable>();
  const aliases: string[] = [];
  for (const [, name = '', alias] of code.matchAll(AFTER_FROM)) {
    const found = byName.get(plain(name).toLowerCase());
    found?.forEach((table) => used.add(table));
    if (alias === undefined || KEYWORDS.has(alias.toLowerCase()) || /^(?:where|limit|using)$/i.test(alias)) continue;
    // What a subquery returns is not known here: any column may be meant.
    byName.set(plain(alias).toLowerCase(), found ?? tables);
    if (found !== undefined) aliases.push(plain(alias));
  }
  const subqueries = [...code.matchAll(SUBQUERY)].map(([, name = '']) => plain(name));
  return { tables: byName, used: [...used], aliases, subqueries };
}

function columnsOf(tables: readonly CatalogueTable[], locale: Locale): Offer[] {
  const seen = new Map<string, { column: CatalogueColumn; from: string[] }>();
  for (const table of tables) {
    for (const column of table.columns) {
      const known = seen.get(column.name);
      if (known === undefined) seen.set(column.name, { column, from: [table.name] });
      else known.from.push(table.name);
    }
  }
  return [...seen.values()].map(({ column, from }) => ({
    text: writtenName(column.name),
    label: column.name,
    badge: locale === 'zh' ? '列' : 'C',
    detail: column.meaning === null ? column.type : `${column.meaning[locale]} · ${column.type}`,
    meaning: tables.length > 1 ? from.slice(0, 4).join(', ') : undefined,
    also: column.meaning === null ? '' : `${column.meaning.zh} ${column.meaning.en}`,
    order: 0,
  }));
}

function tablesOffered({ subqueries }: Scope, { tables }: Catalogue, locale: Locale): Offer[] {
  const badge = locale === 'zh' ? '表' : 'T';
  return [
    ...subqueries.map((name) => ({ text: writtenName(name), label: name, badge, detail: 'WITH', also: '', order: 0 })),
    ...tables.map((table) => ({
      text: writtenName(table.name),
      label: table.name,
      badge,
      detail: table.rows === 0 ? { en: 'empty', zh: '空表' }[locale] : undefined,
      meaning: table.meaning?.[locale],
      also: table.meaning?.zh ?? '',
      order: table.rows === 0 ? 3 : 1,
    })),
  ];
}

function everything(scope: Scope, catalogue: Catalogue, locale: Locale): Offer[] {
  const columns = columnsOf(scope.used.length > 0 ? scope.used : catalogue.tables, locale);
  const aliases = scope.aliases.map((name) => ({
    ...{ text: writtenName(name), label: name, badge: locale === 'zh' ? '表' : 'T', also: '', order: 1 },
  }));
  const keywords = OFFERED_KEYWORDS.map((word) => ({ text: word, badge: locale === 'zh' ? '词' : 'K', also: '', order: 2 }));
  const functions = catalogue.functions.map(({ name, args, description }) => ({
    ...{ text: `${name}()`, label: name, badge: 'ƒ', detail: `(${args})`, meaning: description, also: '', order: 3 },
    back: args === '' ? 0 : 1,
  }));
  return [
    ...columns,
    ...aliases,
    ...keywords,
    ...functions,
    ...tablesOffered(scope, catalogue, locale).map((offer) => ({ ...offer, order: 4 })),
  ];
}

/** How well it fits, lower is better: the name begins so · a part of it does · the meaning contains it · the name does. null: not at all. */
function rank(offer: Offer, word: string): number | null {
  if (word === '') return 1;
  const name = (offer.label ?? offer.text).toLowerCase();
  if (name === word) return 0;
  if (name.startsWith(word)) return 1;
  if (name.includes(`_${word}`)) return 2;
  if (word.length < 2 && !/[^\u0020-\u2e7f]/.test(word)) return null;
  if (offer.also.toLowerCase().includes(word)) return 3;
  return name.includes(word) ? 4 : null;
}

function matching(offers: readonly Offer[], typed: string): CompletionItem[] {
  const word = typed.toLowerCase();
  return offers
    .flatMap((offer, place) => {
      const fit = rank(offer, word);
      return fit === null ? [] : [{ offer, fit, place }];
    })
    .sort((a, b) => a.fit - b.fit || a.offer.order - b.offer.order || a.place - b.place)
    .slice(0, MOST_OFFERS)
    .map(({ offer: { text, label, badge, detail, meaning, back } }) => ({
      ...{ text, badge, detail, meaning },
      ...(label === undefined ? {} : { label }),
      ...(back === undefined ? {} : { back }),
    }));
}
