/** Owns the saving of mappings as a small file. */
import type { RawTable } from '../../intake/raw-table';
import type { Text } from '../../lib/text';
import { writeMappingFile } from '../../model/mapping-file';
import { savedTable } from '../../state/mapping-choice';
import type { Session } from '../../state/session.svelte';
import { saveFile } from '../save-file';
import { dataText } from './data-text';

/** One file with the mappings of these tables as they are now. */
export function saveMappings(session: Session, tables: readonly RawTable[], t: (text: Text) => string): void {
  const [first] = tables;
  const name = tables.length === 1 && first !== undefined ? `${first.source.file.replace(/\.[^.]*$/, '')} ` : '';
  const saved = tables.map((table) => savedTable(table, session.mapping(table)));
  saveFile(`${name}${t(dataText.mappingFile)}.json`, writeMappingFile(saved), 'application/json');
}
