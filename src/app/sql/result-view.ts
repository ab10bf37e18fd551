/** Owns which columns of a result the user may see open. */
import type { ResultColumns } from '../../engine/columns';
import { hasCustomerNumbers } from '../../model/masking';
import type { AppContext } from '../context';
import { maskedColumns } from './masked-columns';
import type { ResultView } from './result-cells';

/** Read inside markup or $derived, it follows the mask and the mappings. */
export function resultView(result: ResultColumns, { session, workspace }: AppContext): ResultView {
  if (workspace.choices.showPersonal) return { result, masked: new Map() };
  const masked = maskedColumns(session.tables, (table) => session.mapping(table), hasCustomerNumbers(session.model));
  return { result, masked };
}
