/** Owns the sentences for Parquet files that cannot be read. */
import { AppError } from '../../lib/errors';

/** The error of parquet-wasm as one for the user: a type that is not supported, or a damaged file. */
export function parquetError(file: string, thrown: unknown): AppError {
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  const options = { detail, cause: thrown };
  if (/unsupported|not supported|not yet (?:supported|implemented)|nyi|float16|unimplemented|Unknown/i.test(detail)) {
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
