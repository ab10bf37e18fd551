/** Owns which columns of a result the user may see open. */
import type { ResultColumns } from '../../engine/columns';
import { hasCustomerNumbers } from '../../model/masking';
import type { AppContext } from '../context';
import { maskedColumns } from './masked-columns';
import { expressionRole, knownNames, personalNames } from './personal-columns';
import { kindOfType, type ResultView } from './result-cells';
import { RECORD } from './shown-role';
import { piecesOf, plainName } from './sql-pieces';

/** Read inside markup or $derived, it follows the mask and the mappings. @param statement that gave the result */
export function resultView(result: ResultColumns, statement: string, { session, workspace }: AppContext): ResultView {
  if (workspace.choices.showPersonal) return { result, masked: new Map() };
  const masked = maskedColumns(session.tables, (table) => session.mapping(table), hasCustomerNumbers(session.model));
  return maskedView(result, statement, masked);
}

/** @param masked the personal columns of the tables, in lower case → role */
export function maskedView(result: ResultColumns, statement: string, masked: ReadonlyMap<string, string>): ResultView {
  // Names of tables and columns name nobody, though they stand in a column called name.
  if (/^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:show|describe|explain)\b/i.test(statement)) return { result, masked: new Map() };
  const found = personalNames(statement, masked);
  const known = new Map([...knownNames(statement, masked), ...found]);
  const all = new Map([...masked, ...[...found].filter(([, role]) => role !== RECORD)]);
  result.names.forEach((name, column) => {
    const type = result.types[column] ?? '';
    if (isOpenKind(type)) return;
    const role = found.get(name.toLowerCase()) ?? found.get(plainName(piecesOf(name))) ?? expressionRole(name, known);
    if (role !== null && (role !== RECORD || hidesFields(type))) all.set(name.toLowerCase(), role);
  });
  return { result, masked: all, summarizes: /\bsummarize\b/i.test(statement) };
}

/** A row written as text; of one that has its fields yet they are masked one by one. */
function hidesFields(type: string): boolean {
  return kindOfType(type) === 'text' || (kindOfType(type) === 'other' && !type.includes('Struct'));
}

/** What is computed from a number or is a time does not tell who it is. */
function isOpenKind(type: string): boolean {
  const kind = kindOfType(type);
  return kind === 'time' || type === 'Bool';
}
