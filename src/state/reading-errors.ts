/** Owns the sentences for a file in whose reading the engine broke. */
import { AppError } from '../lib/errors';

/** The error of the file itself where it is what broke the engine, by its size or by its content; null where it was not. */
export function brokenReading(file: File, error: AppError | null): AppError | null {
  if (error?.code === 'out_of_memory')
    return new AppError(
      'file_out_of_memory',
      {
        en: `"${file.name}" needs more memory than a browser page has (about 3 GB) and was not loaded; everything else is back. Open it again and read only some columns, a sample of customers or sums.`,
        zh: `“${file.name}”所需内存超过浏览器页面上限（约 3 GB），未能加载，其余数据已恢复。请重新打开该文件，并选择只读部分列、抽取部分客户或汇总读取。`,
      },
      { detail: error.detail, cause: error },
    );
  return error?.code === 'engine_failed' ? readingBroke(file, error) : null;
}

/** The engine broke while the file was being read. */
export function readingBroke(file: File, error: AppError | null): AppError {
  return new AppError(
    'file_broke_engine',
    {
      en: `The database engine failed while "${file.name}" was being read. The engine has restarted and everything else is back. Open the file again; if it fails again, save it in another format, such as CSV UTF-8.`,
      zh: `读取“${file.name}”时数据库引擎出现故障。引擎已重新启动，其余数据已恢复。请重新打开该文件；若再次失败，请另存为其他格式（如 CSV UTF-8）后再试。`,
    },
    { detail: error?.detail, cause: error ?? undefined },
  );
}
