/** Owns the names of files inside archives: `archive.zip › folder/file.csv`, so that whatever is said of one names both. */

const BETWEEN = ' › ';

/** @param path the file's place in the archive */
export function innerName(archive: string, path: string): string {
  return `${archive}${BETWEEN}${path}`;
}

/** The label of an inner file (or of a sheet of it) without the archive, for the name of its table. */
export function labelInArchive(label: string, archive: string): string {
  return label.startsWith(archive + BETWEEN) ? label.slice(archive.length + BETWEEN.length) : label;
}

/** What stands behind the last archive of a name: `b.csv` of `a.zip › b.csv`. */
export function innermostName(name: string): string {
  const at = name.lastIndexOf(BETWEEN);
  return at < 0 ? name : name.slice(at + BETWEEN.length);
}

/** Folders, and files that systems and editors leave in archives or that speak to the reader: they hold no data. */
export function isLeftover(path: string): boolean {
  const parts = path.split(/[/\\]/);
  const file = parts[parts.length - 1] ?? '';
  return (
    file === '' ||
    parts.some((part) => part === '__MACOSX' || (part.startsWith('.') && part !== '.' && part !== '..')) ||
    /^(?:~\$.*|thumbs\.db|desktop\.ini|icon\r)$/i.test(file) ||
    /^(?:read_?me|licen[cs]e|说明|使用说明|导出说明)[^/]*\.(?:txt|md|html?|docx?|pdf)$/i.test(file)
  );
}
