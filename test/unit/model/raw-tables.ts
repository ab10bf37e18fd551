// Owns hand-made descriptions of raw tables, for tests that need no database.
import type { RawColumn, RawKind, RawTable } from '../../../src/intake/raw-table';

/** A column with the given first values; `distinct` and `rows` are those of the values unless they are told. */
export function column(
  name: string,
  kind: RawKind,
  samples: readonly string[],
  profile: { rows?: number; distinct?: number; nulls?: number } = {},
): RawColumn {
  const sqlType = {
    text: 'VARCHAR',
    integer: 'BIGINT',
    number: 'DOUBLE',
    date: 'DATE',
    timestamp: 'TIMESTAMP',
    boolean: 'BOOLEAN',
    other: 'INTEGER[]',
  }[kind];
  const rows = profile.rows ?? samples.length;
  return {
    name,
    kind,
    sqlType,
    profile: {
      rows,
      nulls: profile.nulls ?? 0,
      distinct: profile.distinct ?? new Set(samples).size,
      samples: [...new Set(samples)].slice(0, 8),
      min: [...samples].sort()[0] ?? null,
      max: [...samples].sort().at(-1) ?? null,
    },
  };
}

export function table(columns: readonly RawColumn[], file = 'export.csv', totals: RawTable['totals'] = []): RawTable {
  return {
    name: 'raw_export',
    source: { file, bytes: 0, format: 'csv' },
    columns,
    rows: columns[0]?.profile.rows ?? 0,
    rejected: 0,
    rejectedRows: [],
    problems: [],
    totals,
  };
}
