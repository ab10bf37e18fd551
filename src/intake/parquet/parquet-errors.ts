/** Owns the sentences for Parquet files that cannot be read. */
import { AppError } from '../../lib/errors';

export function noColumns(file: string): AppError {
  return new AppError('parquet_no_columns', {
    en: `"${file}" has no columns. Export it again and choose what it is to hold.`,
    zh: `“${file}”不含任何列。请重新导出，并选择需要的字段。`,
  });
}

/** The error of parquet-wasm as one for the user: a type that is not supported, or a damaged file. */
export function parquetError(file: string, thrown: unknown): AppError {
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  const options = { detail, cause: thrown };
  if (/encrypted|decrypt/i.test(detail)) {
    return new AppError(
      'parquet_encrypted',
      {
        en: `"${file}" is encrypted, and its key cannot be given here. Export it without encryption.`,
        zh: `“${file}”已加密，此处无法提供密钥。请导出未加密的文件。`,
      },
      options,
    );
  }
  // The reader stops dead at what it did not foresee: mostly damage, but also some sound files of the second version.
  if (/unreachable|out of bounds|RuntimeError/i.test(detail)) {
    return new AppError(
      'parquet_unreadable',
      {
        en: `"${file}" cannot be read: it is damaged, or it is packed in a way that the reader here does not know. Export it again, as Parquet version 1 or as CSV.`,
        zh: `无法读取“${file}”：文件受损，或其编码方式暂不支持。请重新导出为 Parquet 1.0 版本或 CSV。`,
      },
      options,
    );
  }
  if (
    /unsupported|not supported|library only supports|unrecognized type|not yet (?:supported|implemented)|nyi|float16|unimplemented|Unknown/i.test(
      detail,
    )
  ) {
    return new AppError(
      'parquet_unsupported',
      {
        en: `"${file}" uses a Parquet feature that is not supported here (see details). Write it again without that column or feature.`,
        zh: `“${file}”使用了暂不支持的 Parquet 特性（见详情）。请去掉相应的列或特性后重新导出。`,
      },
      options,
    );
  }
  return new AppError(
    'parquet_broken',
    {
      en: `"${file}" is not a whole, sound Parquet file; it may have been cut off or damaged on its way. Copy or export it again.`,
      zh: `“${file}”不是完整有效的 Parquet 文件，可能在复制或下载时中断或受损。请重新复制或导出。`,
    },
    options,
  );
}
